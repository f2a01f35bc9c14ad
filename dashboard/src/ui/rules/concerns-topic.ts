import type { Rule } from '../../api/rule.ts';

/** Whether a rule was made for this topic, or for all topics of its cache. */
export function concernsTopic(
  rule: Pick<Rule, 'cache' | 'topic'>,
  { cache, topic }: { readonly cache: string; readonly topic: string },
): boolean {
  return rule.cache === cache && (rule.topic === undefined || rule.topic === topic);
}
