import { matchWildcard } from '@momento-gateway/api/pattern/wildcard';
import { allOf, anyOf, not, type Tristate } from './tristate.ts';

/** The delivery of an event, as far as conditions ask for it. */
export interface Delivery {
  readonly ruleArn: string;
  /** A statement with a Condition does not allow it. */
  readonly refusesConditions?: true | undefined;
}

/** One operator of AWS's conditions, as far as a text and a value of the policy go. */
type Compare = (text: string, value: string) => boolean;

const matchText: Compare = (text, value) => matchWildcard(value, text, '?');

const OPERATORS: Readonly<Record<string, Compare>> = {
  stringequals: (text, value) => text === value,
  stringequalsignorecase: (text, value) => text.toLowerCase() === value.toLowerCase(),
  stringlike: matchText,
  arnequals: matchArn,
  arnlike: matchArn,
  bool: (text, value) => text === value.toLowerCase(),
};

/** Keys that a call of an AWS service never has. */
const ABSENT = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
]);

/** Whether the conditions of a statement hold when EventBridge delivers an event of the rule. */
export function checkCondition(condition: unknown, delivery: Delivery): Tristate {
  if (condition === undefined || condition === null) return 'yes';
  if (typeof condition !== 'object') return 'maybe';
  const operators = Object.entries(condition as Record<string, unknown>);
  if (operators.length > 0 && delivery.refusesConditions) return 'maybe';
  return allOf(
    operators.flatMap(([operator, keys]) =>
      Object.entries((keys ?? {}) as Record<string, unknown>).map(([key, values]) =>
        checkKey(operator.toLowerCase(), key.toLowerCase(), listValues(values), delivery),
      ),
    ),
  );
}

/** Where the key is absent a negated operator holds, and no other but with `IfExists`. */
function checkKey(
  operator: string,
  key: string,
  values: readonly string[],
  { ruleArn }: Delivery,
): Tristate {
  const actual = readKey(key, ruleArn);
  const isAbsent = ABSENT.has(key);
  if (actual === undefined && !isAbsent) return 'maybe';
  if (operator === 'null') return toTristate(values.includes(String(isAbsent)));
  const name = operator.replace(/ifexists$/, '');
  const isNegated = /^(?:string|arn)not/.test(name);
  const compare = Object.hasOwn(OPERATORS, name.replace('not', ''))
    ? OPERATORS[name.replace('not', '')]
    : undefined;
  if (compare === undefined) return 'maybe';
  if (actual === undefined) return toTristate(isNegated || name !== operator);
  const matches = anyOf(
    values.map((value) =>
      compare(actual, value) ? 'yes' : isUnsure(name, value) ? 'maybe' : 'no',
    ),
  );
  return isNegated ? not(matches) : matches;
}

/** EventBridge delivers over TLS; many queues refuse whoever does not. */
function readKey(key: string, ruleArn: string): string | undefined {
  switch (key) {
    case 'aws:sourcearn':
      return ruleArn;
    case 'aws:sourceaccount':
      return ruleArn.split(':')[4] ?? '';
    case 'aws:securetransport':
    case 'aws:principalisawsservice':
      return 'true';
    case 'aws:principalservicename':
      return 'events.amazonaws.com';
    default:
      return undefined;
  }
}

/**
 * A variable stands for something that only AWS knows. Nor does AWS say what a wildcard matches in
 * an ARN that has fewer parts than six.
 */
function isUnsure(operator: string, value: string): boolean {
  const isCutShort = operator.startsWith('arn') && splitArn(value).length < 6;
  return value.includes('${') || (isCutShort && /[*?]/.test(value));
}

/** Each of an ARN's six parts by itself: no `*` reaches across a colon but in the last. */
function matchArn(arn: string, pattern: string): boolean {
  const parts = splitArn(arn);
  const patterns = splitArn(pattern);
  return (
    parts.length === patterns.length &&
    parts.every((part, place) => matchText(part, patterns[place] ?? ''))
  );
}

function splitArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])];
}

function listValues(values: unknown): readonly string[] {
  return [values]
    .flat()
    .filter((value) => ['string', 'boolean', 'number'].includes(typeof value))
    .map(String);
}

function toTristate(value: boolean): Tristate {
  return value ? 'yes' : 'no';
}
