import { OPERATORS, type OperatorId } from './operators.ts';

/** How topics of a cache are selected. */
export const TOPIC_MATCHES = ['prefix', 'suffix', 'wildcard'] as const;
export type TopicMatch = (typeof TOPIC_MATCHES)[number];

/** Which of Momento's events a rule takes, before its conditions. */
export type EventChoice =
  | { readonly from: 'topic'; readonly cache: string; readonly topic: string }
  | { readonly from: 'cache'; readonly cache: string }
  | {
      readonly from: 'topics';
      readonly cache: string;
      readonly match: TopicMatch;
      readonly text: string;
    };

/** Whether all conditions have to hold, or one of them is enough (EventBridge's `$or`). */
export type ConditionJoin = 'all' | 'any';

/** An event pattern as the form shows it. */
export interface PatternForm {
  readonly events: EventChoice;
  /** Left out: `all`. It makes no difference with fewer than two conditions. */
  readonly join?: ConditionJoin;
  readonly conditions: readonly Condition[];
}

/** What a field of `detail` has to be. */
export interface Condition {
  /** Names below `detail`, outermost first: `['json', 'order', 'total']`. */
  readonly path: readonly string[];
  readonly operator: OperatorId;
  /** Texts as typed, numbers included; as many as the operator takes. */
  readonly values: readonly string[];
}

const NUMBER_PATTERN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ADDRESS_PATTERN = /^[0-9a-fA-F:.]+\/\d{1,3}$/;

/** EventBridge compares numbers within this range. */
const NUMBER_LIMIT = 5e9;

/** What is wrong with a condition's values, in words; undefined when nothing is. */
export function checkValues({ operator, values }: Omit<Condition, 'path'>): string | undefined {
  const { operand } = OPERATORS[operator];
  if (operand === 'none') return undefined;
  if (values.length === 0 || values.includes('')) return 'Give a value on each line.';
  switch (operand) {
    case 'texts':
      return undefined;
    case 'addresses':
      return values.every((value) => ADDRESS_PATTERN.test(value))
        ? undefined
        : 'Give address ranges such as 10.0.0.0/24.';
    case 'range':
      if (values.length !== 2) return 'Give two numbers, the lower one first.';
      return checkNumbers(values) ?? checkOrder(values);
    case 'numbers':
      return checkNumbers(values);
  }
}

function checkNumbers(values: readonly string[]): string | undefined {
  if (!values.every((value) => NUMBER_PATTERN.test(value))) return 'Give numbers such as 5 or 1.5.';
  return values.every((value) => Math.abs(Number(value)) <= NUMBER_LIMIT)
    ? undefined
    : 'EventBridge compares numbers from -5,000,000,000 to 5,000,000,000.';
}

function checkOrder([lower, upper]: readonly string[]): string | undefined {
  return Number(lower) < Number(upper) ? undefined : 'The lower number comes first.';
}

/**
 * Which conditions cannot stand beside an earlier one: a pattern has one place for each field, and
 * a field with a condition has no fields of its own.
 */
export function findClashes(paths: readonly (readonly string[])[]): readonly number[] {
  return paths.flatMap((path, place) =>
    paths.slice(0, place).some((earlier) => isWithin(path, earlier) || isWithin(earlier, path))
      ? [place]
      : [],
  );
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((name, depth) => path[depth] === name);
}
