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
import { type EmulatorPermission, listEmulatorPermissions } from './emulator-permissions.ts';
import type { DeployedStack } from './stack.ts';
import { administrator, isEmulator, policySettleMs } from './target-aws.ts';

const { iam } = administrator;
const DENIED = 'Denied';
const EMULATOR = 'Emulator';

/** An IAM user with only the dashboard policy of a stack. */
export interface DashboardUser {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Environment with which the SDK calls as this user. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `work` while an action is denied. */
  readonly without: (action: string, work: () => Promise<void>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function createDashboardUser(stack: DeployedStack): Promise<DashboardUser> {
  const UserName = `${stack.name}-dashboard`;
  const PolicyArn = stack.outputs.DashboardPolicyArn;
  const extra = isEmulator ? listEmulatorPermissions(stack) : [];
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  if (extra.length > 0) await putPolicy(UserName, EMULATOR, extra.map(allow));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  await sleep(policySettleMs);
  return {
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
    environment: {
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      // Not those of the user who runs the checks.
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
    },
    without: async (action, work) => {
      const same = extra.filter((call) => call.action === action);
      const Action = [action, ...same.flatMap(({ asked = [] }) => asked)];
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
      if (extra.length > 0) await removePolicy(UserName, EMULATOR);
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
      await iam.send(new DeleteUserCommand({ UserName }));
    },
  };
}

function allow({ action, asked = action, resource }: EmulatorPermission): object {
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
