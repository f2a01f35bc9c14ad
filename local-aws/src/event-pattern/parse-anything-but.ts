import type { JsonNode } from '../json-text/json-node.ts';
import { readComparableNumber } from './comparable-number.ts';
import { refusePattern } from './invalid-pattern.ts';
import { readOnlyMember } from './match-expression.ts';
import { parseWildcard } from './parse-wildcard.ts';
import type { AnythingBut, PositiveMatcher } from './value-matcher.ts';

/** Converts each excluded text to the matcher that must not match. */
type ParseText = (text: string) => PositiveMatcher;

interface Operator {
  readonly parseText: ParseText;
  readonly notText: string;
}

const affix = (type: 'prefix' | 'suffix'): Operator => ({
  parseText: (text) =>
    text === '' ? refusePattern('Null prefix/suffix not allowed') : { type, text },
  notText: 'prefix/suffix match pattern must be a string',
});

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['prefix', affix('prefix')],
  ['suffix', affix('suffix')],
  [
    'equals-ignore-case',
    {
      parseText: (text) => ({ type: 'ignore-case', part: 'whole', text }),
      notText:
        'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    },
  ],
  [
    'wildcard',
    {
      parseText: (text) => ({ type: 'wildcard', text, tokens: parseWildcard(text) }),
      notText: 'wildcard match pattern must be a string',
    },
  ],
]);

/**
 * Reads the values that are excluded: a string, a number, a list of them, or an operator with them.
 */
export function parseAnythingBut(node: JsonNode): AnythingBut {
  if (node.kind === 'object') return parseNested(node);
  const isList = node.kind === 'array';
  const values = readValues(node).map(parsePlain);
  const kinds = new Set(values.map(({ type }) => type));
  if (isList && kinds.size !== 1) {
    refusePattern(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return { type: 'anything-but', values };
}

function parseNested(node: Extract<JsonNode, { kind: 'object' }>): AnythingBut {
  const { name, value } = readOnlyMember(node, 'Anything-But expression name not found', {
    tooMany: 'Too many elements in numeric expression',
  });
  const operator = OPERATORS.get(name);
  if (operator === undefined) return refusePattern(`Unsupported anything-but pattern: ${name}`);
  const items = readValues(value);
  if (items.length === 0) refusePattern('Empty arrays are not allowed');
  const values = items.map((item) =>
    item.kind === 'string' ? operator.parseText(item.value) : refusePattern(operator.notText),
  );
  return { type: 'anything-but', values };
}

function readValues(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items;
  if (node.kind === 'string' || node.kind === 'number') return [node];
  return refusePattern('Value of anything-but must be an array or single string/number value.');
}

function parsePlain(node: JsonNode): PositiveMatcher {
  if (node.kind === 'string') return { type: 'exact', text: `"${node.value}"` };
  if (node.kind !== 'number') {
    return refusePattern('Inside anything but list, start|null|boolean is not supported.');
  }
  const value = readComparableNumber(node.text);
  if (value === undefined) return refusePattern(`Cannot compare number : ${node.text}`);
  return { type: 'number', value };
}
