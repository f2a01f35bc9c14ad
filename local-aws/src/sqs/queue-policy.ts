import { z } from 'zod';
import { matchesArn, matchesWildcard } from './match-wildcard.ts';

/** What a service asks of a queue. */
export interface PolicyRequest {
  /** For example `events.amazonaws.com`. */
  readonly service: string;
  /** For example `sqs:SendMessage`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys in lower case, for example `aws:sourcearn`. */
  readonly context: Readonly<Record<string, string>>;
}

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const principalSchema = z.union([z.literal('*'), z.record(z.string(), oneOrMore)]);

const conditionValues = z
  .union([
    z.string(),
    z.boolean(),
    z.number(),
    z.array(z.union([z.string(), z.boolean(), z.number()])),
  ])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String));

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principalSchema.optional(),
    NotPrincipal: principalSchema.optional(),
    Action: oneOrMore.optional(),
    NotAction: oneOrMore.optional(),
    Resource: oneOrMore.optional(),
    NotResource: oneOrMore.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine(
    ({ Principal, NotPrincipal }) => (Principal === undefined) !== (NotPrincipal === undefined),
  )
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined));

type Statement = z.output<typeof statementSchema>;

const policySchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z
    .union([statementSchema, z.array(statementSchema)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});

/** A queue's policy, or undefined when the text is none. */
export function parseQueuePolicy(text: string): z.output<typeof policySchema> | undefined {
  try {
    return policySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** True when some statement allows the request and none denies it. */
export function isAllowed(policyText: string | undefined, request: PolicyRequest): boolean {
  const statements = parseQueuePolicy(policyText ?? '')?.Statement ?? [];
  const effects = statements
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function applies(statement: Statement, request: PolicyRequest): boolean {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource } = statement;
  const isAction = (pattern: string) =>
    matchesWildcard(pattern.toLowerCase(), request.action.toLowerCase());
  const isResource = (pattern: string) => matchesWildcard(pattern, request.resource);
  return (
    (Principal === undefined || includesService(Principal, request.service)) &&
    (NotPrincipal === undefined || !includesService(NotPrincipal, request.service)) &&
    (Action === undefined || Action.some(isAction)) &&
    (NotAction === undefined || !NotAction.some(isAction)) &&
    (Resource === undefined || Resource.some(isResource)) &&
    (NotResource === undefined || !NotResource.some(isResource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => meets(operator, key, values, request.context)),
    )
  );
}

function includesService(principal: z.output<typeof principalSchema>, service: string): boolean {
  if (principal === '*') return true;
  return (
    principal['AWS']?.includes('*') === true || principal['Service']?.includes(service) === true
  );
}

const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringLike: matchesWildcard,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
};

/** An operator or key this evaluator does not know is never met. */
function meets(
  operator: string,
  key: string,
  patterns: readonly string[],
  context: PolicyRequest['context'],
): boolean {
  const value = context[key.toLowerCase()];
  if (operator === 'ArnNotLike') {
    return value === undefined || !patterns.some((pattern) => matchesArn(pattern, value));
  }
  const isMet = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (isMet === undefined || value === undefined) return false;
  return patterns.some((pattern) => isMet(pattern, value));
}
