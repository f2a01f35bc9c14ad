import type { Principal } from '../core/principal.ts';
import { matchesWildcard } from './match-wildcard.ts';
import { matchesPrincipal } from './matches-principal.ts';
import { type ConditionContext, meetsCondition } from './meets-condition.ts';
import { parsePolicy, type Statement } from './policy-document.ts';

/** A request for an action on a resource. */
export interface PolicyRequest {
  readonly principal: Principal;
  /** For example `sqs:SendMessage`. */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

/** `deny`: a statement denies it; `none`: no statement applies. */
export type PolicyDecision = 'allow' | 'deny' | 'none';

/** Evaluates a resource's policy. A missing or invalid policy gives `none`. */
export function evaluatePolicy(
  policyText: string | undefined,
  request: PolicyRequest,
): PolicyDecision {
  const statements = parsePolicy(policyText ?? '')?.Statement ?? [];
  const effects = new Set(
    statements.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect),
  );
  if (effects.has('Deny')) return 'deny';
  return effects.has('Allow') ? 'allow' : 'none';
}

function applies(statement: Statement, request: PolicyRequest): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const isAction = (pattern: string) =>
    matchesWildcard(pattern.toLowerCase(), request.action.toLowerCase());
  const isResource = (pattern: string) => matchesWildcard(pattern, request.resource);
  return (
    matchesPrincipal(statement, request.principal) &&
    (Action === undefined || Action.some(isAction)) &&
    (NotAction === undefined || !NotAction.some(isAction)) &&
    (Resource === undefined || Resource.some(isResource)) &&
    (NotResource === undefined || !NotResource.some(isResource)) &&
    meetsCondition(statement.Condition, toContext(request))
  );
}

/** The condition keys that AWS adds to every request. Loopback counts as a secure connection. */
function toContext({ principal, context }: PolicyRequest): ConditionContext {
  const isService = principal.kind === 'service';
  return {
    'aws:securetransport': 'true',
    'aws:principalisawsservice': String(isService),
    ...(isService
      ? { 'aws:principalservicename': principal.name }
      : { 'aws:principalarn': principal.arn, 'aws:principalaccount': principal.accountId }),
    ...context,
  };
}
