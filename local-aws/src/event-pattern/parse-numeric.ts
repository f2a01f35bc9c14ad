import type { JsonNode } from '../json-text/json-node.ts';
import { readComparableNumber } from './comparable-number.ts';
import { refusePattern } from './invalid-pattern.ts';
import type { Bound, PositiveMatcher } from './value-matcher.ts';

const LOWEST: Bound = { value: -Number.MAX_VALUE, open: false };
const HIGHEST: Bound = { value: Number.MAX_VALUE, open: false };

/** Reads `["=", n]`, one bound, or a lower and an upper bound in that order. */
export function parseNumeric(node: JsonNode): PositiveMatcher {
  if (node.kind !== 'array') refusePattern('Value of numeric must be an array.');
  const [operator, operand, ...rest] = node.items;
  if (operator?.kind !== 'string') {
    return refusePattern(`Invalid member in numeric match: ${describeToken(operator)}`);
  }
  switch (operator.value) {
    case '=': {
      const literal = readLiteral(operand, 'equals');
      requireEnd(rest, 'Too many elements in numeric expression');
      return { type: 'number', value: requireComparable(literal) };
    }
    case '<':
    case '<=': {
      const literal = readLiteral(operand, operator.value);
      requireEnd(rest, 'Too many elements in numeric expression');
      const high = { value: requireComparable(literal), open: operator.value === '<' };
      return { type: 'range', low: LOWEST, high };
    }
    case '>':
    case '>=': {
      const literal = readLiteral(operand, operator.value);
      const upper = readUpperBound(rest);
      const low = { value: requireComparable(literal), open: operator.value === '>' };
      const high = upper && { value: requireComparable(upper.literal), open: upper.open };
      if (high && low.value >= high.value) refusePattern('Bottom must be less than top');
      return { type: 'range', low, high: high ?? HIGHEST };
    }
    default:
      return refusePattern(`Unrecognized numeric range operator: ${operator.value}`);
  }
}

function readUpperBound(
  nodes: readonly JsonNode[],
): { readonly literal: string; readonly open: boolean } | undefined {
  const [operator, operand, ...rest] = nodes;
  if (operator === undefined) return undefined;
  if (operator.kind !== 'string') {
    return refusePattern(`Bad value in numeric range: ${describeToken(operator)}`);
  }
  if (operator.value !== '<' && operator.value !== '<=') {
    refusePattern(`Bad numeric range operator: ${operator.value}`);
  }
  const literal = readLiteral(operand, operator.value);
  requireEnd(rest, 'Too many terms in numeric range expression');
  return { literal, open: operator.value === '<' };
}

function readLiteral(node: JsonNode | undefined, operator: string): string {
  if (node?.kind !== 'number') return refusePattern(`Value of ${operator} must be numeric`);
  return node.text;
}

function requireEnd(rest: readonly JsonNode[], problem: string): void {
  if (rest.length > 0) refusePattern(problem);
}

function requireComparable(literal: string): number {
  return readComparableNumber(literal) ?? refusePattern(`Cannot compare number : ${literal}`);
}

/** AWS shows the first token of a misplaced element. */
function describeToken(node: JsonNode | undefined): string {
  if (node === undefined) return ']';
  if (node.kind === 'object') return '{';
  if (node.kind === 'array') return '[';
  return node.kind === 'string' ? node.value : node.text;
}
