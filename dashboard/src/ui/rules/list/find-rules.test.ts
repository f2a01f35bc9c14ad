import type { Rule } from '@momento-gateway/api/rules/rule';
import { expect, test } from 'vitest';
import { findRules } from './find-rules.ts';

const rule = (fields: Partial<Rule> & { name: string }): Rule => ({
  enabled: true,
  pattern: {},
  targets: [],
  managedHere: true,
  version: 'v',
  ...fields,
});

const rules = [
  rule({ name: 'orders', cache: 'shop', topic: 'new-orders' }),
  rule({ name: 'audit', description: 'Everything, for the Auditors', cache: 'shop' }),
  rule({
    name: 'billing',
    targets: [{ id: 't', type: 'sqs', arn: 'arn:aws:sqs:us-east-1:1:Invoices' }],
  }),
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

test.each([
  ['all', ['a', 'b', 'c', 'd']],
  ['enabled', ['a', 'c', 'd']],
  ['disabled', ['b']],
  ['managed', ['a', 'b']],
  ['unmanaged', ['c']],
  ['elsewhere', ['d']],
] as const)('the filter "%s" shows %j', (filter, names) => {
  const list = [
    rule({ name: 'a' }),
    rule({ name: 'b', enabled: false }),
    rule({ name: 'c', managedHere: false }),
    rule({ name: 'd', managedBy: 'Terraform' }),
  ];
  expect(findRules(list, '', filter).map(({ name }) => name)).toEqual(names);
});

test('rules are found by their described pattern', () => {
  const pattern = {
    source: ['Momento'],
    'detail-type': [{ prefix: 'shop#' }],
    detail: { cache: ['shop'], token_id: [{ prefix: 'mobile' }] },
  };
  expect(findRules([rule({ name: 'a', pattern }), rule({ name: 'b' })], 'mobile')).toHaveLength(1);
});
