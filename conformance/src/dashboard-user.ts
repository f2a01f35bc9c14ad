import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { listMisreadResources, type Misread } from './misread-resources.ts';
import type { DeployedStack } from './stack.ts';
import { administrator, isStandIn, policySettleMs } from './target-aws.ts';

const { iam } = administrator;
const DENIAL = 'Denied';
const MISREAD = 'Misread';

/** An IAM user that has the managed policy of a stack's dashboard and nothing else. */
export interface DashboardUser {
  /** Environment that makes the SDK call as this user. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `work` while an action is denied. */
  readonly without: (action: string, work: () => Promise<void>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function createDashboardUser(stack: DeployedStack): Promise<DashboardUser> {
  const UserName = `${stack.name}-dashboard`;
  const PolicyArn = stack.outputs.DashboardPolicyArn;
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  if (isStandIn) await allowMisread(UserName, listMisreadResources(stack));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  await sleep(policySettleMs);
  return {
    environment: {
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      // Those of whoever started this are not this user's.
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
    },
    without: async (action, work) => {
      await putPolicy(UserName, DENIAL, [{ Effect: 'Deny', Action: action, Resource: '*' }]);
      await sleep(policySettleMs);
      try {
        await work();
      } finally {
        await removePolicy(UserName, DENIAL);
        await sleep(policySettleMs);
      }
    },
    remove: async () => {
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      if (isStandIn) await removePolicy(UserName, MISREAD);
      await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
      await iam.send(new DeleteUserCommand({ UserName }));
    },
  };
}

function allowMisread(UserName: string, misread: readonly Misread[]): Promise<void> {
  const statements = misread.map(({ action, resource }) => ({
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  }));
  return putPolicy(UserName, MISREAD, statements);
}

async function putPolicy(
  UserName: string,
  PolicyName: string,
  Statement: readonly object[],
): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
}

async function removePolicy(UserName: string, PolicyName: string): Promise<void> {
  await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
}
