import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type Credentials } from '@aws-sdk/client-sts';
import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import type { Cleanup } from './cleanup.ts';
import { type EmulatorPermission, listEmulatorPermissions } from './emulator-permissions.ts';
import type { DeployedStack } from './stack.ts';
import { administrator, isEmulator, policySettleMs } from './target-aws.ts';

const { iam, sts } = administrator;
const DENIED = 'Denied';
const EMULATOR = 'Emulator';
/** Longer than the checks take; a caller that is a role itself gets the shorter one. */
const SESSIONS_S = [14_400, 3_600] as const;
/** A new role can be assumed after some seconds. */
const ATTEMPTS = 20;
const RETRY_MS = 3_000;

/** A session of an IAM role with only a role's policies for the dashboard: its keys expire by themselves. */
export interface DashboardRole {
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  /** Environment with which the SDK calls as this role. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `work` while an action is denied. */
  readonly without: (action: string, work: () => Promise<void>) => Promise<void>;
}

export async function createDashboardRole(
  stack: DeployedStack,
  cleanup: Cleanup,
  role: Role = 'admin',
): Promise<DashboardRole> {
  const RoleName = `${stack.name}-${role}`;
  // Each role's policy adds to those before it.
  const roles = ROLES.filter((one) => includesRole(role, one));
  const policyArns = roles.map((one) => stack.outputs[STACK_OUTPUTS[POLICY_OUTPUTS[one]]]);
  const extra = isEmulator ? listEmulatorPermissions(stack, role) : [];
  const created = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: trustOwnAccount(policyArns[0] ?? ''),
      MaxSessionDuration: SESSIONS_S[0],
    }),
  );
  cleanup.add(`the role ${RoleName}`, () => iam.send(new DeleteRoleCommand({ RoleName })));
  for (const PolicyArn of policyArns) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    cleanup.add(`the policy ${PolicyArn} of the role ${RoleName}`, () =>
      iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    );
  }
  if (extra.length > 0) {
    await putPolicy(RoleName, EMULATOR, extra.map(allow));
    cleanup.add(`the emulator's policy of the role ${RoleName}`, () =>
      removePolicy(RoleName, EMULATOR),
    );
  }
  const { AccessKeyId, SecretAccessKey, SessionToken } = await assume(created.Role?.Arn ?? '');
  await sleep(policySettleMs);
  const [accessKeyId = '', secretAccessKey = '', sessionToken = ''] = [
    AccessKeyId,
    SecretAccessKey,
    SessionToken,
  ];
  return {
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    environment: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      // Not that of the user who runs the checks.
      AWS_PROFILE: '',
    },
    without: async (action, work) => {
      const same = extra.filter((call) => call.action === action);
      const Action = [action, ...same.flatMap(({ asked = [] }) => asked)];
      await putPolicy(RoleName, DENIED, [{ Effect: 'Deny', Action, Resource: '*' }]);
      await sleep(policySettleMs);
      try {
        await work();
      } finally {
        await removePolicy(RoleName, DENIED);
        await sleep(policySettleMs);
      }
    },
  };
}

/** @param arn of anything of the account. */
function trustOwnAccount(arn: string): string {
  const [, partition, , , account] = arn.split(':');
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: 'sts:AssumeRole',
      },
    ],
  });
}

async function assume(RoleArn: string): Promise<Credentials> {
  for (let attempt = 1; ; attempt += 1) {
    for (const DurationSeconds of SESSIONS_S) {
      try {
        const command = new AssumeRoleCommand({
          RoleArn,
          RoleSessionName: 'conformance',
          DurationSeconds,
        });
        const { Credentials } = await sts.send(command);
        if (Credentials !== undefined) return Credentials;
      } catch (error) {
        const isTooLong = (error as Error).name === 'ValidationError';
        if (!isTooLong && attempt === ATTEMPTS) throw error;
        if (!isTooLong) break;
      }
    }
    await sleep(RETRY_MS);
  }
}

function allow({ action, asked = action, resource }: EmulatorPermission): object {
  return { Effect: 'Allow', Action: asked, Resource: resource };
}

async function putPolicy(
  RoleName: string,
  PolicyName: string,
  Statement: readonly object[],
): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
}

async function removePolicy(RoleName: string, PolicyName: string): Promise<void> {
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
}
