import type { JsonNode } from '../json-text/json-node.ts';
import { refusePattern } from './invalid-pattern.ts';
import { parseValueMatcher } from './parse-value-matcher.ts';
import { RESERVED_WORDS } from './reserved-words.ts';
import type { ValueMatcher } from './value-matcher.ts';

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;

/** One branch of a pattern: by path, the alternatives of which one must match. */
export type PatternBranch = ReadonlyMap<string, readonly ValueMatcher[]>;

/** `$or` multiplies the branches; AWS allows this many combinations. */
const MAX_BRANCHES = 1000;

/**
 * Splits a pattern into branches: every `$or` multiplies those read so far. A field set twice on a
 * branch keeps the last value.
 */
export function readPatternBranches(root: ObjectNode): readonly PatternBranch[] {
  return readFields(root, [], [new Map()], false);
}

function readFields(
  node: ObjectNode,
  path: readonly string[],
  branches: readonly PatternBranch[],
  insideOr: boolean,
): readonly PatternBranch[] {
  if (node.members.length === 0) refusePattern('Empty objects are not allowed');
  let read = branches;
  for (const { name, value } of node.members) {
    if (name === '$or') {
      read = readAlternatives(value, path, read);
    } else if (insideOr && RESERVED_WORDS.has(name)) {
      refusePattern(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
    } else if (value.kind === 'object') {
      read = readFields(value, [...path, name], read, insideOr);
    } else if (value.kind === 'array') {
      read = setField(read, joinPath(path, name), value.items);
    } else {
      refusePattern(`"${name}" must be an object or an array`);
    }
  }
  return read;
}

function readAlternatives(
  node: JsonNode,
  path: readonly string[],
  branches: readonly PatternBranch[],
): readonly PatternBranch[] {
  if (node.kind !== 'array') return refusePattern('It must be an Array followed with $or.');
  const read = node.items.flatMap((alternative) =>
    alternative.kind === 'object'
      ? readFields(alternative, path, branches, true)
      : refusePattern('Only JSON object is allowed in array of $or relationship.'),
  );
  if (node.items.length < 2) {
    refusePattern('There must have at least 2 Objects in $or relationship.');
  }
  if (read.length > MAX_BRANCHES) {
    refusePattern(`The $or conditions make more than ${MAX_BRANCHES} combinations`);
  }
  return read;
}

function setField(
  branches: readonly PatternBranch[],
  path: string,
  items: readonly JsonNode[],
): readonly PatternBranch[] {
  const matchers = items.flatMap(parseValueMatcher);
  if (matchers.length === 0) refusePattern('Empty arrays are not allowed');
  return branches.map((branch) => new Map(branch).set(path, matchers));
}

/** Joins names as AWS's engine does: an empty path counts as none. */
function joinPath(path: readonly string[], name: string): string {
  const base = path.join('.');
  return base === '' ? name : `${base}.${name}`;
}
