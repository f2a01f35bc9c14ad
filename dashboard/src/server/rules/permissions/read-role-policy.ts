import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { GateNeeds, GatePolicy } from './gate.ts';
import { parsePolicy } from './policy.ts';

/** Who may assume a role. */
export async function readRolePolicy(
  { targetClients }: GateNeeds,
  roleArn: string,
): Promise<GatePolicy> {
  try {
    const { Role } = await targetClients.iam.send(
      new GetRoleCommand({ RoleName: roleArn.split('/').at(-1) }),
    );
    // IAM gives it as it stands in an address.
    const text = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    const policy = parsePolicy(text);
    return policy === undefined ? 'unreadable' : { policy };
  } catch (error) {
    if (error instanceof Error && /^NoSuchEntity/.test(error.name)) return 'no-target';
    throw error;
  }
}
