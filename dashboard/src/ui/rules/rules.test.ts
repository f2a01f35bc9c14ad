import { expect, test } from 'vitest';
import { copyRuleHref, createRuleHref, editRuleHref, ruleHref } from '../navigation/rule-hrefs.ts';
import { targetName } from './targets/target-name.ts';

test('names with signs of their own survive in addresses', () => {
  const names = { webhookId: 'w', cache: 'a&b#c', topic: 'd e/f?' };
  const { searchParams } = new URL(createRuleHref(names), 'http://localhost');
  expect(Object.fromEntries(searchParams)).toEqual({
    webhook: 'w',
    cache: 'a&b#c',
    topic: 'd e/f?',
  });
  const read = (href: string, name: string) =>
    new URL(href, 'http://localhost').searchParams.get(name);
  expect(read(ruleHref('a.b-c_d'), 'rule')).toBe('a.b-c_d');
  expect(read(editRuleHref('a.b-c_d'), 'rule')).toBe('a.b-c_d');
  expect(read(copyRuleHref('a.b-c_d'), 'from')).toBe('a.b-c_d');
});

test.each([
  ['arn:aws:sqs:us-east-1:000000000000:orders', 'orders'],
  ['arn:aws:lambda:us-east-1:000000000000:function:orders:live', 'orders:live'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/orders', '/aws/events/orders'],
  ['arn:aws:events:us-east-1:000000000000:event-bus/orders', 'orders'],
  ['orders', 'orders'],
])('people know %s as %s', (arn, name) => {
  expect(targetName(arn)).toBe(name);
});
