import type { EventPattern } from './topic-pattern.ts';

/** EventBridge's limits for the rules of a bus. */
export const RULES_PER_BUS = 300;
export const WILDCARD_RULES_PER_BUS = 30;

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
