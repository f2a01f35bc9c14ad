import type { Rule } from '../../api/rule.ts';

/** What a rule matches, in words. */
export function describeMatch({ cache, topic }: Pick<Rule, 'cache' | 'topic'>): string {
  if (cache === undefined) return 'Its own event pattern';
  return topic === undefined
    ? `All topics of the cache ${cache}`
    : `The topic ${topic} of the cache ${cache}`;
}
