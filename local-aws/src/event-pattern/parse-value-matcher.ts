import type { JsonNode } from '../json-text/json-node.ts';
import { parseCidr, rangeOfAddress } from './address-range.ts';
import { readComparableNumber } from './comparable-number.ts';
import { refusePattern } from './invalid-pattern.ts';
import { readOnlyMember, readText } from './match-expression.ts';
import { parseAnythingBut } from './parse-anything-but.ts';
import { parseNumeric } from './parse-numeric.ts';
import { parseWildcard } from './parse-wildcard.ts';
import type { ValueMatcher } from './value-matcher.ts';

/** Reads one element of a field's list: a value to equal, or a match expression. */
export function parseValueMatcher(node: JsonNode): readonly ValueMatcher[] {
  switch (node.kind) {
    case 'string': {
      const range = rangeOfAddress(node.value);
      return [range ? { type: 'address', range } : { type: 'exact', text: `"${node.value}"` }];
    }
    case 'number': {
      const value = readComparableNumber(node.text);
      const literal = { type: 'exact', text: node.text } as const;
      return value === undefined ? [literal] : [{ type: 'number', value }, literal];
    }
    case 'boolean':
    case 'null':
      return [{ type: 'exact', text: node.text }];
    case 'object':
      return [parseExpression(node)];
    case 'array':
      return refusePattern('Match value must be String, number, true, false, or null');
  }
}

function parseExpression(node: Extract<JsonNode, { kind: 'object' }>): ValueMatcher {
  const { name, value } = readOnlyMember(node, 'Match expression name not found', {
    tooMany: /^(?:numeric|anything-but)$/.test(node.members[0]?.name ?? '')
      ? 'Too many elements in numeric expression'
      : 'Only one key allowed in match expression',
  });
  switch (name) {
    case 'exactly':
      return { type: 'exact', text: `"${readText(value, 'exact')}"` };
    case 'prefix':
    case 'suffix':
      return value.kind === 'object'
        ? parseIgnoreCasePart(value, name)
        : { type: name, text: readText(value, name) };
    case 'equals-ignore-case':
      return { type: 'ignore-case', part: 'whole', text: readText(value, name) };
    case 'wildcard': {
      const text = readText(value, name);
      return { type: 'wildcard', text, tokens: parseWildcard(text) };
    }
    case 'cidr':
      return { type: 'address', range: parseCidr(readText(value, 'prefix')) };
    case 'numeric':
      return parseNumeric(value);
    case 'anything-but':
      return parseAnythingBut(value);
    case 'exists':
      if (value.kind !== 'boolean') {
        refusePattern('exists match pattern must be either true or false.');
      }
      return { type: value.text === 'true' ? 'present' : 'absent' };
    default:
      return refusePattern(`Unrecognized match type ${name}`);
  }
}

function parseIgnoreCasePart(
  node: Extract<JsonNode, { kind: 'object' }>,
  part: 'prefix' | 'suffix',
): ValueMatcher {
  const title = part === 'prefix' ? 'Prefix' : 'Suffix';
  const { name, value } = readOnlyMember(node, `${title} expression name not found`, {
    tooMany: 'Only one key allowed in match expression',
  });
  if (name !== 'equals-ignore-case') refusePattern(`Unsupported ${part} pattern: ${name}`);
  return { type: 'ignore-case', part, text: readText(value, name) };
}
