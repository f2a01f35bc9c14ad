import type { EventPattern } from './topic-pattern.ts';

/** EventBridge's limit, which is the same for all accounts. */
export const WILDCARD_RULES_PER_BUS = 30;

const RULES_PER_BUS = 300;
const FEWER_RULES = { regions: ['af-south-1', 'eu-south-1'], rules: 100 };

/** How many rules a bus can have in a Region, unless the account's quota was raised. */
export function defaultRulesPerBus(region: string): number {
  return FEWER_RULES.regions.includes(region) ? FEWER_RULES.rules : RULES_PER_BUS;
}

/**
 * Whether a wildcard matches the whole text: `*` stands for any characters, or none. It never goes
 * back further than to the last `*`, so its steps are at most text times wildcard.
 *
 * @param single a character that stands for any one character, such as the `?` of AWS's policies
 */
export function matchWildcard(wildcard: string, text: string, single?: '?'): boolean {
  let at = 0;
  let position = 0;
  let lastStar = -1;
  let resumeAt = 0;
  while (position < text.length) {
    const expected = wildcard[at];
    if (expected === '*') {
      lastStar = at;
      resumeAt = position;
      at += 1;
    } else if (at < wildcard.length && (expected === single || expected === text[position])) {
      at += 1;
      position += 1;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      resumeAt += 1;
      position = resumeAt;
    } else {
      return false;
    }
  }
  while (wildcard[at] === '*') at += 1;
  return at === wildcard.length;
}

/** Whether a pattern counts against the bus's quota of rules with wildcards. */
export function hasWildcard(pattern: EventPattern): boolean {
  return Object.entries(pattern).some(([name, value]) =>
    Array.isArray(value)
      ? name === '$or'
        ? value.some((branch) => hasWildcard(branch as EventPattern))
        : value.some(isWildcard)
      : typeof value === 'object' && value !== null && hasWildcard(value as EventPattern),
  );
}

function isWildcard(matcher: unknown): boolean {
  if (typeof matcher !== 'object' || matcher === null) return false;
  if ('wildcard' in matcher) return true;
  return 'anything-but' in matcher && isWildcard(matcher['anything-but']);
}

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
