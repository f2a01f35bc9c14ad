import type { Principal } from '../core/principal.ts';
import { matchesWildcard } from './match-wildcard.ts';
import { matchesPrincipal } from './matches-principal.ts';
import { type ConditionContext, meetsCondition } from './meets-condition.ts';
import { parsePolicy, type Statement } from './policy-document.ts';

/** What somebody asks of a resource. */
export interface PolicyRequest {
  readonly principal: Principal;
  /** For example `sqs:SendMessage`. */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

/** `deny`: a statement says so; `none`: no statement speaks of the request. */
export type PolicyDecision = 'allow' | 'deny' | 'none';

/** What a resource's policy says of a request. No policy, or one that is none, says nothing. */
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

/** What AWS adds to every request. Loopback counts as a secure connection. */
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
