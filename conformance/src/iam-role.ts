import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Cleanup } from './cleanup.ts';
import { ignoreGone } from './ignore-gone.ts';
import { administrator, policySettleMs } from './target-aws.ts';

const { iam, sts } = administrator;
const DENIED = 'Denied';
/** Longer than the checks take; a caller that is a role itself gets the shorter one. */
const SESSIONS_S = [14_400, 3_600] as const;
/** A new role can be assumed after some seconds. */
const ATTEMPTS = 20;
const RETRY_MS = 3_000;

/** Keys of a session: they expire by themselves. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** A role of the account under test that its administrator can assume. */
export class IamRole {
  readonly #name: string;
  readonly #arn: string;

  private constructor(name: string, arn: string) {
    this.#name = name;
    this.#arn = arn;
  }

  static async create(RoleName: string, cleanup: Cleanup): Promise<IamRole> {
    const { Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    cleanup.add(`the role ${RoleName}`, () => ignoreGone(removeRole(RoleName)));
    const created = await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: trustAccountOf(Arn),
        MaxSessionDuration: SESSIONS_S[0],
      }),
    );
    return new IamRole(RoleName, created.Role?.Arn ?? '');
  }

  async attach(PolicyArn: string): Promise<void> {
    await iam.send(new AttachRolePolicyCommand({ RoleName: this.#name, PolicyArn }));
  }

  /** Gives it a policy of its own. */
  async add(policyName: string, statements: readonly object[]): Promise<void> {
    await this.#put(policyName, statements);
  }

  async assume(): Promise<SessionKeys> {
    const keys = await assume(this.#arn);
    await sleep(policySettleMs);
    return keys;
  }

  /** Runs `work` while these actions are denied. */
  async without(actions: readonly string[], work: () => Promise<void>): Promise<void> {
    await this.#put(DENIED, [{ Effect: 'Deny', Action: actions, Resource: '*' }]);
    await sleep(policySettleMs);
    try {
      await work();
    } finally {
      await this.#remove(DENIED);
      await sleep(policySettleMs);
    }
  }

  async #put(PolicyName: string, Statement: readonly object[]): Promise<void> {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutRolePolicyCommand({ RoleName: this.#name, PolicyName, PolicyDocument }));
  }

  async #remove(PolicyName: string): Promise<void> {
    await iam.send(new DeleteRolePolicyCommand({ RoleName: this.#name, PolicyName }));
  }
}

/** With whatever policies it has by then. */
async function removeRole(RoleName: string): Promise<void> {
  const role = { RoleName };
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand(role));
  for (const { PolicyArn } of AttachedPolicies) {
    await iam.send(new DetachRolePolicyCommand({ ...role, PolicyArn }));
  }
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand(role));
  for (const PolicyName of PolicyNames) {
    await iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName }));
  }
  await iam.send(new DeleteRoleCommand(role));
}

/** Environment in which the SDK calls with these keys. */
export function environmentOf(keys: SessionKeys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    // Not that of the user who runs the checks.
    AWS_PROFILE: '',
  };
}

/** @param arn of anything of the account. */
function trustAccountOf(arn: string): string {
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

async function assume(RoleArn: string): Promise<SessionKeys> {
  const RoleSessionName = 'conformance';
  for (let attempt = 1; ; attempt += 1) {
    for (const DurationSeconds of SESSIONS_S) {
      try {
        const { Credentials } = await sts.send(
          new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds }),
        );
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
        return {
          accessKeyId: AccessKeyId,
          secretAccessKey: SecretAccessKey,
          sessionToken: SessionToken,
        };
      } catch (error) {
        const isTooLong = (error as Error).name === 'ValidationError';
        if (!isTooLong && attempt === ATTEMPTS) throw error;
        if (!isTooLong) break;
      }
    }
    await sleep(RETRY_MS);
  }
}
