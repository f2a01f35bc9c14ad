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
import { listMisreadCalls, type MisreadCall } from './misread-calls.ts';
import type { DeployedStack } from './stack.ts';
import { administrator, isStandIn, policySettleMs } from './target-aws.ts';

const { iam } = administrator;
const DENIED = 'Denied';
const MISREAD = 'Misread';

/** An IAM user that has the managed policy of a stack's dashboard and nothing else. */
export interface DashboardUser {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Environment that makes the SDK call as this user. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `work` while an action is denied. */
  readonly without: (action: string, work: () => Promise<void>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function createDashboardUser(stack: DeployedStack): Promise<DashboardUser> {
  const UserName = `${stack.name}-dashboard`;
  const PolicyArn = stack.outputs.DashboardPolicyArn;
  const misread = isStandIn ? listMisreadCalls(stack) : [];
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  if (misread.length > 0) await putPolicy(UserName, MISREAD, misread.map(allow));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  await sleep(policySettleMs);
  return {
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
    environment: {
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      // Those of whoever started this are not this user's.
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
    },
    without: async (action, work) => {
      const alike = misread.filter((call) => call.action === action);
      const Action = [action, ...alike.flatMap(({ asked = [] }) => asked)];
      await putPolicy(UserName, DENIED, [{ Effect: 'Deny', Action, Resource: '*' }]);
      await sleep(policySettleMs);
      try {
        await work();
      } finally {
        await removePolicy(UserName, DENIED);
        await sleep(policySettleMs);
      }
    },
    remove: async () => {
      if (misread.length > 0) await removePolicy(UserName, MISREAD);
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
      await iam.send(new DeleteUserCommand({ UserName }));
    },
  };
}

function allow({ action, asked = action, resource }: MisreadCall): object {
  return { Effect: 'Allow', Action: asked, Resource: resource };
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
