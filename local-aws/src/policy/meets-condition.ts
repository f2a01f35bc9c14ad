import { matchesArn, matchesWildcard } from './match-wildcard.ts';
import type { Statement } from './policy-document.ts';

/**
 * Condition keys in lower case, for example `aws:sourcearn`; a key without a value counts as
 * missing.
 */
export type ConditionContext = Readonly<Record<string, string>>;

type Comparison = (expected: string, value: string) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (expected, value) => expected === value,
  StringEqualsIgnoreCase: (expected, value) => expected.toLowerCase() === value.toLowerCase(),
  StringLike: matchesWildcard,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (expected, value) => expected.toLowerCase() === value,
};

/** Operators that are met when no value matches, or when the key is missing. */
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** Whether every operator is met for every key. An unknown operator is never met. */
export function meetsCondition(
  condition: Statement['Condition'] = {},
  context: ConditionContext,
): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const name = key.toLowerCase();
      const value = Object.hasOwn(context, name) ? context[name] : undefined;
      return meets(operator, values, value);
    }),
  );
}

function meets(operator: string, values: readonly string[], value: string | undefined): boolean {
  if (operator === 'Null') return values.includes(String(value === undefined));
  const base = operator.replace(/IfExists$/, '');
  const isNegated = Object.hasOwn(NEGATED, base);
  const name = (isNegated ? NEGATED[base] : base) ?? '';
  const compare = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  if (compare === undefined) return false;
  if (value === undefined) return isNegated || base !== operator;
  return values.some((expected) => compare(expected, value)) !== isNegated;
}
