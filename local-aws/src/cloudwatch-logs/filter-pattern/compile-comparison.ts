import { compileWildcard } from '../../text/compile-wildcard.ts';

const ORDERS = new Map<string, (value: number, bound: number) => boolean>([
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
]);

/** Whether a value of an event (undefined if missing) meets the comparison. */
export type Comparison = (value: unknown) => boolean;

/**
 * Compiles an operator with its operand: a number, a string with `*` wildcards, or the state after
 * `IS` or `NOT`. Undefined if it is not a comparison.
 */
export function compileComparison(operator: string, operand: string): Comparison | undefined {
  const bound = readNumber(operand);
  switch (operator) {
    case '=':
      return compileEquals(operand);
    case '!=': {
      const equals = compileEquals(operand);
      return (value) => value !== undefined && !equals(value);
    }
    case 'IS':
      return compileState(operand);
    case 'NOT':
      return operand === 'EXISTS' ? (value) => value === undefined : undefined;
    default:
      return bound === undefined ? undefined : compileOrder(operator, bound);
  }
}

/**
 * Texts that an unescaped message must contain to have an equal value; empty for numbers, which can
 * be written in several ways.
 */
export function findNeededTexts(operator: string, operand: string): readonly string[] {
  return operator === '=' && readNumber(operand) === undefined ? operand.split('*') : [];
}

function compileEquals(operand: string): Comparison {
  const number = readNumber(operand);
  const isText = compileWildcard(operand.split('*'));
  return (value) =>
    typeof value === 'number' ? value === number : typeof value === 'string' && isText(value);
}

function compileState(state: string): Comparison | undefined {
  if (state === 'TRUE') return (value) => value === true;
  if (state === 'FALSE') return (value) => value === false;
  return state === 'NULL' ? (value) => value === null : undefined;
}

function compileOrder(operator: string, bound: number): Comparison | undefined {
  const compare = ORDERS.get(operator);
  return compare && ((value) => typeof value === 'number' && compare(value, bound));
}

function readNumber(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}
