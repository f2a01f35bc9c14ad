import type { Rule } from '../../api/rule.ts';

/** Rules with the text in their name, description, cache, topic or a target; by name. */
export function findRules(rules: readonly Rule[], search: string): readonly Rule[] {
  const wanted = search.trim().toLowerCase();
  return rules
    .filter(({ name, description = '', cache = '', topic = '', targets }) =>
      [name, description, cache, topic, ...targets.map(({ arn }) => arn)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
