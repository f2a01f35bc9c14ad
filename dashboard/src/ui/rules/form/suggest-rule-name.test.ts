import { RuleNameSchema } from '@momento-gateway/api/rules/rule';
import { expect, test } from 'vitest';
import { suggestRuleName } from './suggest-rule-name.ts';

test.each([
  ['shop', 'orders', 'shop-orders'],
  ['shop', undefined, 'shop-all'],
  ['my shop', 'orders/new', 'my-shop-orders-new'],
  ['shop#1', '#orders#', 'shop-1-orders'],
  ['Läden', 'orders', 'L-den-orders'],
  ['店', 'orders', 'orders'],
])('for %s and %s the suggestion is %s', (cache, topic, name) => {
  expect(suggestRuleName(cache, topic)).toBe(name);
});

test.each([
  ['a'.repeat(100), 'b'],
  ['cache', 't#'.repeat(100)],
])('a suggestion is a valid rule name, however long the names are', (cache, topic) => {
  expect(RuleNameSchema.safeParse(suggestRuleName(cache, topic)).success).toBe(true);
});

test.each([
  [['shop-orders'], 'shop-orders-2'],
  [['shop-orders', 'shop-orders-2'], 'shop-orders-3'],
  [['shop-orders-2'], 'shop-orders'],
])('next to the rules %j the suggestion is %s', (taken, name) => {
  expect(suggestRuleName('shop', 'orders', taken)).toBe(name);
});

test('a numbered suggestion is not longer than a rule name can be', () => {
  const name = suggestRuleName('a'.repeat(100), 'b');
  const numbered = suggestRuleName('a'.repeat(100), 'b', [name]);
  expect(numbered).toMatch(/-2$/);
  expect(RuleNameSchema.safeParse(numbered).success).toBe(true);
});
