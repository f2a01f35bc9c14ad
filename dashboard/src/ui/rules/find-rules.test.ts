import { expect, test } from 'vitest';
import type { Rule } from '../../api/rule.ts';
import { findRules } from './find-rules.ts';

const rule = (fields: Partial<Rule> & { name: string }): Rule => ({
  enabled: true,
  pattern: {},
  targets: [],
  managedHere: true,
  ...fields,
});

const rules = [
  rule({ name: 'orders', cache: 'shop', topic: 'new-orders' }),
  rule({ name: 'audit', description: 'Everything, for the Auditors', cache: 'shop' }),
  rule({ name: 'billing', targets: [{ type: 'sqs', arn: 'arn:aws:sqs:us-east-1:1:Invoices' }] }),
];

test.each([
  ['', ['audit', 'billing', 'orders']],
  ['ORDER', ['orders']],
  ['auditors', ['audit']],
  ['shop', ['audit', 'orders']],
  ['new-', ['orders']],
  ['invoices', ['billing']],
  ['nothing of it', []],
])('searching "%s" finds %j, by name', (search, names) => {
  expect(findRules(rules, search).map(({ name }) => name)).toEqual(names);
});

test('names with numbers are in the order of the numbers', () => {
  const numbered = ['rule-10', 'rule-9'].map((name) => rule({ name }));
  expect(findRules(numbered, '').map(({ name }) => name)).toEqual(['rule-9', 'rule-10']);
});
