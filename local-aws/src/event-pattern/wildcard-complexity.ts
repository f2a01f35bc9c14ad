import type { PatternBranch } from './pattern-branch.ts';
import type { ValueMatcher } from './value-matcher.ts';
import { exceedsActivePrefixes, type WildcardGroup } from './wildcard-automaton.ts';

/** The most prefixes of wildcard expressions that one value may match at the same time. */
const MAX_ACTIVE_PREFIXES = 10;

/**
 * Whether a pattern's wildcards are too complex for AWS. Measured per field, over all branches that
 * reach it by the same conditions on the fields before it.
 */
export function exceedsWildcardComplexity(branches: readonly PatternBranch[]): boolean {
  const groupsByField = new Map<string, WildcardGroup[]>();
  for (const branch of branches) {
    const fields = [...branch].sort(([left], [right]) => (left < right ? -1 : 1));
    let reached = '';
    for (const [path, matchers] of fields) {
      reached += JSON.stringify(path);
      const groups = groupsByField.get(reached) ?? [];
      groups.push(...matchers.flatMap(listWildcards));
      groupsByField.set(reached, groups);
      // AWS's measure ignores what follows a field that can only be absent.
      if (matchers.every(({ type }) => type === 'absent')) break;
      reached += JSON.stringify(matchers);
    }
  }
  return [...groupsByField.values()].some((groups) =>
    exceedsActivePrefixes(removeRepeated(groups), MAX_ACTIVE_PREFIXES),
  );
}

function listWildcards(matcher: ValueMatcher): readonly WildcardGroup[] {
  if (matcher.type === 'wildcard') return [[matcher.tokens]];
  if (matcher.type !== 'anything-but') return [];
  const expressions = matcher.values.flatMap((value) =>
    value.type === 'wildcard' ? [value.tokens] : [],
  );
  return expressions.length === 0 ? [] : [removeRepeated(expressions)];
}

function removeRepeated<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
