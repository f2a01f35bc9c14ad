import { matchWildcard } from '@momento-gateway/api/pattern/wildcard';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { checkCondition, type Delivery } from './check-condition.ts';
import { listTexts, type Policy, type PolicyStatement } from './policy.ts';
import { allOf, anyOf, not, type Tristate } from './tristate.ts';

/** What EventBridge asks of a policy when it delivers an event. */
export interface Access extends Delivery {
  readonly actions: readonly string[];
  /** Undefined for a role's trust policy, which has no resource. */
  readonly resource: string | undefined;
}

const SERVICE = 'events.amazonaws.com';

type Verdict = Permission['state'];

/** Whether a policy allows it; `unknown` where it depends on what we do not understand. */
export function evaluatePolicy(policy: Policy, access: Access): Verdict {
  const verdicts = access.actions.map((action) => judgeAction(policy, action, access));
  return (['missing', 'unknown'] as const).find((bad) => verdicts.includes(bad)) ?? 'granted';
}

/** Why a policy does not allow it, when it does not. */
export function explainMissing(policy: Policy, access: Access): string {
  const [denying] = policy.Statement.filter(
    (statement) =>
      statement['Effect'] === 'Deny' &&
      access.actions.some((action) => applies(statement, action, access) === 'yes'),
  );
  if (denying !== undefined) {
    const { Sid } = denying;
    const which = typeof Sid === 'string' && Sid !== '' ? `The statement “${Sid}”` : 'A statement';
    return `${which} denies it, which outweighs every Allow. Change that statement.`;
  }
  return policy.Statement.length === 0
    ? 'It has no policy.'
    : `No statement allows ${access.actions.join(' and ')} to ${SERVICE} for this rule.`;
}

/** One Deny that applies outweighs every Allow, wherever it stands. */
function judgeAction(policy: Policy, action: string, access: Access): Verdict {
  const judge = (effect: string) =>
    anyOf(
      policy.Statement.filter(({ Effect }) => Effect === effect).map((statement) =>
        applies(statement, action, access),
      ),
    );
  const denied = judge('Deny');
  const allowed = judge('Allow');
  if (denied === 'yes' || allowed === 'no') return 'missing';
  return denied === 'no' && allowed === 'yes' ? 'granted' : 'unknown';
}

function applies(statement: PolicyStatement, action: string, access: Access): Tristate {
  return allOf([
    matchPrincipal(statement),
    matchAction(statement, action),
    matchResource(statement, access.resource),
    checkCondition(statement['Condition'], access),
  ]);
}

/** AWS does not say whether an Allow for "all but these" includes its own services. */
function matchPrincipal({ Effect, Principal, NotPrincipal }: PolicyStatement): Tristate {
  if (Principal !== undefined) return isEventBridge(Principal) ? 'yes' : 'no';
  if (NotPrincipal === undefined) return 'maybe';
  if (isEventBridge(NotPrincipal)) return 'no';
  return Effect === 'Deny' ? 'yes' : 'maybe';
}

function isEventBridge(principal: unknown): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  const { AWS, Service } = principal as Record<string, unknown>;
  return listTexts(AWS).includes('*') || listTexts(Service).includes(SERVICE);
}

function matchAction({ Action, NotAction }: PolicyStatement, action: string): Tristate {
  const isAmong = (patterns: unknown) =>
    listTexts(patterns).some((pattern) =>
      matchWildcard(pattern.toLowerCase(), action.toLowerCase(), '?'),
    );
  if (Action !== undefined) return isAmong(Action) ? 'yes' : 'no';
  if (NotAction === undefined) return 'maybe';
  return isAmong(NotAction) ? 'no' : 'yes';
}

function matchResource(
  { Resource, NotResource }: PolicyStatement,
  resource: string | undefined,
): Tristate {
  if (resource === undefined) return 'yes';
  if (Resource !== undefined) return isAmongResources(Resource, resource);
  return NotResource === undefined ? 'yes' : not(isAmongResources(NotResource, resource));
}

function isAmongResources(patterns: unknown, resource: string): Tristate {
  return anyOf(
    listTexts(patterns).map((pattern) => {
      if (matchWildcard(pattern, resource, '?')) return 'yes';
      // A variable stands for something that only AWS knows.
      return pattern.includes('${') ? 'maybe' : 'no';
    }),
  );
}
