import { expect, test } from 'vitest';
import { describeFields } from './describe-pattern.ts';
import { OPERATOR_IDS, OPERATORS, type OperatorId } from './operators.ts';

/** Each operator in words, with as many values as it takes, and what it takes. */
const WORDS: Readonly<
  Record<OperatorId, readonly [values: string[], words: string, operand: string]>
> = {
  equals: [['a', 'b'], 'is any of a or b', 'texts'],
  'equals-ignore-case': [['a', 'b'], 'is any of a or b, in any case', 'texts'],
  prefix: [['a'], 'starts with a', 'texts'],
  'prefix-ignore-case': [['a'], 'starts with a, in any case', 'texts'],
  suffix: [['a'], 'ends with a', 'texts'],
  'suffix-ignore-case': [['a'], 'ends with a, in any case', 'texts'],
  wildcard: [['a*b'], 'matches the wildcard a*b', 'texts'],
  empty: [[], 'is empty', 'none'],
  not: [['a', 'b'], 'is none of a or b', 'texts'],
  'not-ignore-case': [['a'], 'is not a, in any case', 'texts'],
  'not-prefix': [['a'], 'does not start with a', 'texts'],
  'not-suffix': [['a'], 'does not end with a', 'texts'],
  'not-wildcard': [['a*b'], 'does not match the wildcard a*b', 'texts'],
  'not-empty': [[], 'is not empty', 'none'],
  number: [['1', '2'], 'is any of the numbers 1 or 2', 'numbers'],
  'not-number': [['1', '2'], 'is none of the numbers 1 or 2', 'numbers'],
  'number-equal': [['1'], 'equals the number 1', 'numbers'],
  less: [['1'], 'is less than 1', 'numbers'],
  'at-most': [['1'], 'is at most 1', 'numbers'],
  more: [['1'], 'is more than 1', 'numbers'],
  'at-least': [['1'], 'is at least 1', 'numbers'],
  between: [['1', '5'], 'is between 1 and 5, both included', 'range'],
  'between-below': [['1', '5'], 'is between 1 and 5, without the upper', 'range'],
  'between-above': [['1', '5'], 'is between 1 and 5, without the lower', 'range'],
  inside: [['1', '5'], 'is between 1 and 5, both excluded', 'range'],
  exists: [[], 'exists', 'none'],
  'not-exists': [[], 'does not exist', 'none'],
  cidr: [['10.0.0.0/8'], 'is an IP address in 10.0.0.0/8', 'addresses'],
  true: [[], 'is true', 'none'],
  false: [[], 'is false', 'none'],
  null: [[], 'is null', 'none'],
};

test.each(OPERATOR_IDS)('the operator %s in words, and what it takes', (id) => {
  const [values, words, operand] = WORDS[id];
  expect(describeFields({ field: OPERATORS[id].build(values) })).toBe(`field ${words}`);
  expect(OPERATORS[id].operand).toBe(operand);
});
