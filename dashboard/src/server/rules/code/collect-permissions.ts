import type { Gate } from '../permissions/gate.ts';
import type { Policy } from '../permissions/policy.ts';
import { CLOSED, type Collected, grants, leaveOut, type Reached } from './collected.ts';
import { toPermission } from './to-permission.ts';

/** The statements of a function's policy that let EventBridge in; others are not touched by code. */
export function collectPermissions(gate: Gate, policy: Policy, reached: Reached): Collected {
  const permissions = policy.Statement.filter((statement) =>
    grants(gate, { ...policy, Statement: [statement] }, reached),
  ).map((statement) => toPermission(reached.arn, statement));
  if (permissions.length === 0) return leaveOut(reached, CLOSED);
  return {
    policies: permissions.filter((permission) => permission !== undefined),
    notes: permissions.includes(undefined)
      ? [
          `A statement of the policy of ${reached.arn} is not in the files. Code cannot say its conditions.`,
        ]
      : [],
  };
}
