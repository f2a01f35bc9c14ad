import type { Gate } from '../permissions/gate.ts';
import type { Policy } from '../permissions/policy.ts';
import {
  CLOSED,
  type CollectContext,
  type Collected,
  grants,
  leaveOut,
  type Reached,
} from './collected.ts';
import { mentionsOthers } from './mentions-others.ts';
import { toPermission } from './to-permission.ts';

/** The tenant's statements of a function's policy that allow EventBridge; code touches no others. */
export function collectPermissions(
  context: CollectContext,
  gate: Gate,
  policy: Policy,
  reached: Reached,
): Collected {
  const [ruleArn = ''] = reached.ruleArns;
  const alone = policy.Statement.map((statement) => ({ ...policy, Statement: [statement] }));
  const granting = alone.filter((one) => grants(gate, one, reached));
  // That of the default bus lets in the rules of all buses: who adopts it could take it from its tenant.
  const own = granting.filter((one) => !mentionsOthers(context, ruleArn, one));
  if (own.length === 0) return leaveOut(reached, granting.length === 0 ? CLOSED : OF_OTHERS);
  const permissions = own.flatMap(({ Statement }) =>
    Statement.map((statement) => toPermission(reached.arn, statement)),
  );
  return {
    policies: permissions.filter((permission) => permission !== undefined),
    notes: permissions.includes(undefined)
      ? [
          `A statement of the policy of ${reached.arn} is not in the files. Code cannot say its conditions.`,
        ]
      : [],
  };
}

const OF_OTHERS = 'The statement that allows EventBridge belongs to another tenant.';
