/** A matcher that does what a wildcard does and does not count as one. */
export type SimpleMatch = 'prefix' | 'suffix' | 'equals';

/** @returns undefined when only a wildcard does it. */
export function simplifyWildcard(
  wildcard: string,
): { readonly match: SimpleMatch; readonly text: string } | undefined {
  // A backslash makes the next sign an ordinary one; a prefix has no such signs.
  if (wildcard.includes('\\')) return undefined;
  const place = wildcard.indexOf('*');
  if (place < 0) return { match: 'equals', text: wildcard };
  if (wildcard.length === 1 || wildcard.lastIndexOf('*') !== place) return undefined;
  if (place === wildcard.length - 1) return { match: 'prefix', text: wildcard.slice(0, -1) };
  return place === 0 ? { match: 'suffix', text: wildcard.slice(1) } : undefined;
}

/** The same for several, if one kind of matcher does for all of them. */
export function simplifyWildcards(
  wildcards: readonly string[],
): { readonly match: SimpleMatch; readonly texts: readonly string[] } | undefined {
  const simple = wildcards.map(simplifyWildcard);
  const match = simple[0]?.match;
  if (match === undefined || !simple.every((found) => found?.match === match)) return undefined;
  return { match, texts: simple.map((found) => found?.text ?? '') };
}
