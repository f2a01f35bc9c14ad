import { ExactNumber, toExactNumber } from '../exact-json.ts';

/** What has to be given beside an operator. */
export type OperandKind = 'texts' | 'numbers' | 'range' | 'addresses' | 'none';

/**
 * One of EventBridge's ways to match a field, in words. A field matches when one of its matchers
 * does; `read` gives back what `build` was given, and undefined for matchers of another operator.
 */
export interface Operator {
  readonly label: string;
  readonly operand: OperandKind;
  readonly build: (values: readonly string[]) => readonly unknown[];
  readonly read: (matchers: readonly unknown[]) => readonly string[] | undefined;
}

type Key = string;

/** A matcher for each value: `[{ prefix: 'a' }, { prefix: 'b' }]`. */
export function matchEach(
  label: string,
  operand: 'texts' | 'addresses',
  ...keys: readonly Key[]
): Operator {
  return {
    label,
    operand,
    build: (values) => values.map((value) => wrap(keys, value)),
    read: (matchers) =>
      readAll(
        matchers.map((matcher) => unwrap(keys, matcher)),
        readText,
      ),
  };
}

/** One matcher with a list of all values: `[{ 'anything-but': ['a', 'b'] }]`. */
export function matchList(
  label: string,
  operand: 'texts' | 'numbers',
  ...keys: readonly Key[]
): Operator {
  const isNumbers = operand === 'numbers';
  const write = (value: string) => (isNumbers ? toExactNumber(value) : value);
  const read = isNumbers ? readNumber : readText;
  return {
    label,
    operand,
    build: (values) => [wrap(keys, values.map(write))],
    read: ([matcher, ...others]) => {
      if (others.length > 0) return undefined;
      const list = unwrap(keys, matcher);
      // EventBridge takes a single value for a list of one.
      return list === undefined ? undefined : readAll([list].flat(), read);
    },
  };
}

/** Numbers as they stand: `[1, 2]`. */
export function matchNumbers(label: string): Operator {
  return {
    label,
    operand: 'numbers',
    build: (values) => values.map(toExactNumber),
    read: (matchers) => readAll(matchers, readNumber),
  };
}

/** A comparison with each number: `[{ numeric: ['>', 5] }]`. */
export function compare(label: string, sign: string): Operator {
  return {
    label,
    operand: 'numbers',
    build: (values) => values.map((value) => ({ numeric: [sign, toExactNumber(value)] })),
    read: (matchers) =>
      readAll(
        matchers.map((matcher) => readNumeric(matcher, sign)),
        readNumber,
      ),
  };
}

/** Between two numbers: `[{ numeric: ['>=', 1, '<', 5] }]`. */
export function compareRange(label: string, lowerSign: string, upperSign: string): Operator {
  return {
    label,
    operand: 'range',
    build: ([lower = '', upper = '']) => [
      { numeric: [lowerSign, toExactNumber(lower), upperSign, toExactNumber(upper)] },
    ],
    read: ([matcher, ...others]) => {
      const numeric = unwrap(['numeric'], matcher);
      if (others.length > 0 || !Array.isArray(numeric) || numeric.length !== 4) return undefined;
      if (numeric[0] !== lowerSign || numeric[2] !== upperSign) return undefined;
      return readAll([numeric[1], numeric[3]], readNumber);
    },
  };
}

/** A matcher that needs no value. */
export function matchFixed(label: string, matcher: unknown): Operator {
  const text = JSON.stringify([matcher]);
  return {
    label,
    operand: 'none',
    build: () => [matcher],
    read: (matchers) => (JSON.stringify(matchers) === text ? [] : undefined),
  };
}

function wrap(keys: readonly Key[], value: unknown): unknown {
  return keys.reduceRight((inner, key) => ({ [key]: inner }), value);
}

/** What stands under the keys, if nothing stands beside them. */
function unwrap(keys: readonly Key[], matcher: unknown): unknown {
  let inner = matcher;
  for (const key of keys) {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return undefined;
    const entries = Object.entries(inner);
    if (entries.length !== 1 || entries[0]?.[0] !== key) return undefined;
    inner = entries[0][1];
  }
  return inner;
}

function readNumeric(matcher: unknown, sign: string): unknown {
  const numeric = unwrap(['numeric'], matcher);
  return Array.isArray(numeric) && numeric.length === 2 && numeric[0] === sign
    ? numeric[1]
    : undefined;
}

function readAll(
  values: readonly unknown[],
  read: (value: unknown) => string | undefined,
): readonly string[] | undefined {
  const texts = values.map(read);
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Line breaks divide values in the form, so a text with one is for the JSON editor. */
function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('\n') ? value : undefined;
}

function readNumber(value: unknown): string | undefined {
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'number' ? String(value) : undefined;
}
