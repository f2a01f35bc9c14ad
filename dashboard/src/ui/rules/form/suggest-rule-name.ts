import { RULE_NAME_MAX_LENGTH } from '@momento-gateway/api/rules/rule';

/**
 * A rule name from cache and topic, with a number when the name is taken; empty when neither has a
 * character that a rule name allows.
 */
export function suggestRuleName(
  cache: string,
  topic: string | undefined,
  taken: readonly string[] = [],
): string {
  const name = [cache, topic ?? 'all']
    .map((part) => part.replace(/[^.\-_A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-')
    .slice(0, RULE_NAME_MAX_LENGTH);
  if (!taken.includes(name)) return name;
  const numbered = taken.map((_, place) => {
    const suffix = `-${place + 2}`;
    return name.slice(0, RULE_NAME_MAX_LENGTH - suffix.length) + suffix;
  });
  return numbered.find((candidate) => !taken.includes(candidate)) ?? name;
}
