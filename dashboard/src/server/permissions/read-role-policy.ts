import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { GateNeeds } from './gate.ts';
import { type Policy, parsePolicy } from './policy.ts';

/** Who may assume a role. What the role itself may do is not looked at. */
export async function readRolePolicy(
  { targetClients }: GateNeeds,
  roleArn: string,
): Promise<Policy | 'no-target' | 'unreadable'> {
  try {
    const { Role } = await targetClients.iam.send(
      new GetRoleCommand({ RoleName: roleArn.split('/').at(-1) }),
    );
    // IAM gives it as it stands in an address.
    const text = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    return parsePolicy(text) ?? 'unreadable';
  } catch (error) {
    if (error instanceof Error && /^NoSuchEntity/.test(error.name)) return 'no-target';
    throw error;
  }
}
