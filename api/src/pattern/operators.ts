import {
  compare,
  compareRange,
  matchEach,
  matchFixed,
  matchList,
  matchNumbers,
  type Operator,
} from './operator.ts';

/** Every operator of EventBridge's patterns by our name for it, as a list shows them. */
export const OPERATORS = {
  equals: matchEach('is any of', 'texts'),
  'equals-ignore-case': matchEach('is any of, in any case', 'texts', 'equals-ignore-case'),
  prefix: matchEach('starts with', 'texts', 'prefix'),
  'prefix-ignore-case': matchEach(
    'starts with, in any case',
    'texts',
    'prefix',
    'equals-ignore-case',
  ),
  suffix: matchEach('ends with', 'texts', 'suffix'),
  'suffix-ignore-case': matchEach(
    'ends with, in any case',
    'texts',
    'suffix',
    'equals-ignore-case',
  ),
  wildcard: matchEach('matches the wildcard', 'texts', 'wildcard'),
  empty: matchFixed('is empty', ''),
  not: matchList('is none of', 'texts', 'anything-but'),
  'not-ignore-case': matchList(
    'is none of, in any case',
    'texts',
    'anything-but',
    'equals-ignore-case',
  ),
  'not-prefix': matchList('does not start with', 'texts', 'anything-but', 'prefix'),
  'not-suffix': matchList('does not end with', 'texts', 'anything-but', 'suffix'),
  'not-wildcard': matchList('does not match the wildcard', 'texts', 'anything-but', 'wildcard'),
  'not-empty': matchFixed('is not empty', { 'anything-but': [''] }),
  number: matchNumbers('is any of the numbers'),
  'not-number': matchList('is none of the numbers', 'numbers', 'anything-but'),
  'number-equal': compare('equals the number', '='),
  less: compare('is less than', '<'),
  'at-most': compare('is at most', '<='),
  more: compare('is more than', '>'),
  'at-least': compare('is at least', '>='),
  between: compareRange('is between, both included', '>=', '<='),
  'between-below': compareRange('is between, without the upper', '>=', '<'),
  'between-above': compareRange('is between, without the lower', '>', '<='),
  inside: compareRange('is between, both excluded', '>', '<'),
  exists: matchFixed('exists', { exists: true }),
  'not-exists': matchFixed('does not exist', { exists: false }),
  cidr: matchEach('is an IP address in', 'addresses', 'cidr'),
  true: matchFixed('is true', true),
  false: matchFixed('is false', false),
  null: matchFixed('is null', null),
} as const satisfies Readonly<Record<string, Operator>>;

export type OperatorId = keyof typeof OPERATORS;

export const OPERATOR_IDS = Object.keys(OPERATORS) as readonly OperatorId[];

/** The operator and the values that these matchers came from; undefined when there is none. */
export function readOperator(
  matchers: readonly unknown[],
): { readonly operator: OperatorId; readonly values: readonly string[] } | undefined {
  for (const operator of OPERATOR_IDS) {
    const values = OPERATORS[operator].read(matchers);
    if (values !== undefined) return { operator, values };
  }
  return undefined;
}
