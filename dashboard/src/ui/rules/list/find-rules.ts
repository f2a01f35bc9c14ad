import { describePattern } from '@momento-gateway/api/pattern/describe-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';

/** Which rules a list shows. */
export const RULE_FILTERS = {
  all: 'All rules',
  enabled: 'Enabled',
  disabled: 'Disabled',
  managed: 'Managed',
  unmanaged: 'Unmanaged',
  elsewhere: 'Managed elsewhere',
} as const;

export type RuleFilter = keyof typeof RULE_FILTERS;

/** Rules with the text in their name, description, described pattern or a target; sorted by name. */
export function findRules(
  rules: readonly Rule[],
  search: string,
  filter: RuleFilter = 'all',
): readonly Rule[] {
  const wanted = search.trim().toLowerCase();
  return rules
    .filter((rule) => isShown(rule, filter))
    .filter(({ name, description = '', cache = '', topic = '', pattern, targets }) =>
      [
        name,
        description,
        cache,
        topic,
        describePattern(pattern),
        ...targets.map(({ arn }) => arn),
      ].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function isShown({ enabled, managedHere, managedBy }: Rule, filter: RuleFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'enabled':
      return enabled;
    case 'disabled':
      return !enabled;
    case 'managed':
      return managedHere && managedBy === undefined;
    case 'unmanaged':
      return !managedHere && managedBy === undefined;
    case 'elsewhere':
      return managedBy !== undefined;
  }
}
