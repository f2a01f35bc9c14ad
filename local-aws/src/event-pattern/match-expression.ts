import type { JsonMember, JsonNode } from '../json-text/json-node.ts';
import { refusePattern } from './invalid-pattern.ts';

/** The only member of a match expression. Refuses the pattern if there are none or several. */
export function readOnlyMember(
  node: Extract<JsonNode, { kind: 'object' }>,
  missing: string,
  { tooMany }: { readonly tooMany: string },
): JsonMember {
  const [member, second] = node.members;
  if (member === undefined) refusePattern(missing);
  if (second !== undefined) refusePattern(tooMany);
  return member;
}

/** The string that an operator requires. Refuses the pattern if it is anything else. */
export function readText(node: JsonNode, operator: string): string {
  if (node.kind !== 'string') refusePattern(`${operator} match pattern must be a string`);
  return node.value;
}
