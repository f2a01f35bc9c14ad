import { expect, test } from 'vitest';
import { concernsTopic } from './concerns-topic.ts';
import { createRuleHref, ruleHref } from './rule-hrefs.ts';

const topic = { cache: 'shop', topic: 'orders' };

test.each([
  ['its own topic', { cache: 'shop', topic: 'orders' }, true],
  ['all topics of its cache', { cache: 'shop' }, true],
  ['another topic', { cache: 'shop', topic: 'returns' }, false],
  ['another cache', { cache: 'depot', topic: 'orders' }, false],
  ['a pattern of its own', {}, false],
])('a webhook’s rules: one for %s', (_, rule, expected) => {
  expect(concernsTopic(rule, topic)).toBe(expected);
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
