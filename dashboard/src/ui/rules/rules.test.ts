import { expect, test } from 'vitest';
import { describeMatch } from './describe-match.ts';
import { createRuleHref, ruleHref } from './rule-hrefs.ts';

test.each([
  [{ cache: 'shop', topic: 'orders' }, 'The topic orders of the cache shop'],
  [{ cache: 'shop' }, 'All topics of the cache shop'],
  [{}, 'Its own event pattern'],
])('what a rule matches is said in words', (rule, words) => {
  expect(describeMatch(rule)).toBe(words);
});

test('names with signs of their own survive in addresses', () => {
  const names = { webhookId: 'w', cache: 'a&b#c', topic: 'd e/f?' };
  const { searchParams } = new URL(createRuleHref(names), 'http://localhost');
  expect(Object.fromEntries(searchParams)).toEqual({
    webhook: 'w',
    cache: 'a&b#c',
    topic: 'd e/f?',
  });
  expect(new URL(ruleHref('a.b-c_d'), 'http://localhost').searchParams.get('rule')).toBe('a.b-c_d');
});
