import type { Rule } from '@momento-gateway/api/rules/rule';
import { expect, test } from 'vitest';
import { readDraftPattern } from '../pattern/draft-pattern.ts';
import { NEW_TARGET, toChosenTarget } from '../targets/target-fields.ts';
import { emptyRuleFields, toRuleFields } from './initial-fields.ts';
import { type RuleFields, RuleFormSchema } from './rule-form.ts';

const arn = 'arn:aws:sqs:us-east-1:000000000000:orders';
const target = { ...NEW_TARGET, arn };

const filled: RuleFields = {
  ...emptyRuleFields(() => ''),
  events: { ...emptyRuleFields(() => '').events, webhookId: 'w', cache: 'shop', topic: 'orders' },
  targets: [target],
  name: 'shop-orders',
};

const events = filled.events;
const condition = { field: 'text', name: '', operator: 'equals', values: 'a' } as const;

/** The paths of the fields that are wrong. */
function checkForm(change: object): string[] {
  const { error } = RuleFormSchema.safeParse({ ...filled, ...change });
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

test.each<[string, object]>([
  ['a webhook', {}],
  ['a topic', { events: { ...events, from: 'topic' } }],
  ['a cache', { events: { ...events, from: 'cache', topic: '' } }],
  ['topics by name', { events: { ...events, from: 'topics', topicText: 'ord', topic: '' } }],
  ['a condition', { conditions: [condition] }],
  [
    'two conditions on a field, one of them enough',
    { join: 'any', conditions: [condition, condition] },
  ],
  ['JSON', { view: 'json', json: '{"source":["Momento"]}', events: { ...events, webhookId: '' } }],
  ['a new queue', { targets: [{ ...NEW_TARGET, queue: 'new', newName: 'orders' }] }],
  ['no target but one that stays', { targets: [], keptTargets: 1 }],
])('a complete form is valid, with %s', (_, change) => {
  expect(checkForm(change)).toEqual([]);
});

test.each<[string, object]>([
  ['events.webhookId', { events: { ...events, webhookId: '' } }],
  ['events.cache', { events: { ...events, from: 'cache', cache: '' } }],
  ['events.topic', { events: { ...events, from: 'topic', topic: '' } }],
  ['events.topicText', { events: { ...events, from: 'topics' } }],
  ['json', { view: 'json', json: '{' }],
  ['json', { view: 'json', json: '[]' }],
  ['json', { conditions: [{ ...condition, values: 'x'.repeat(2048) }] }],
  ['conditions.0.values', { conditions: [{ ...condition, values: '' }] }],
  ['conditions.1.values', { conditions: [condition, condition] }],
  ['conditions.0.name', { conditions: [{ ...condition, field: 'json' }] }],
  ['conditions.0.name', { conditions: [{ ...condition, field: 'other', name: 'cache' }] }],
  ['name', { name: 'no blanks' }],
  ['description', { description: 'x'.repeat(513) }],
  ['keptTargets', { targets: [] }],
  ['keptTargets', { keptTargets: 5 }],
  ['targets.0.arn', { targets: [NEW_TARGET] }],
  ['targets.1.arn', { targets: [target, target] }],
  ['targets.0.newName', { targets: [{ ...target, queue: 'new', newName: 'a b' }] }],
  ['targets.0.deadLetterArn', { targets: [{ ...target, deadLetter: 'other' }] }],
  ['targets.0.attempts', { targets: [{ ...target, retry: 'own', attempts: '186' }] }],
  ['targets.0.maxAgeSeconds', { targets: [{ ...target, retry: 'own', maxAgeSeconds: '' }] }],
  ['targets.0.path', { targets: [{ ...target, input: 'part', path: 'detail' }] }],
  ['targets.0.json', { targets: [{ ...target, input: 'constant', json: '{' }] }],
  ['targets.0.paths', { targets: [{ ...target, input: 'template', paths: 'text' }] }],
  ['targets.0.template', { targets: [{ ...target, input: 'template', template: '' }] }],
])('what is wrong with %s is shown there', (path, change) => {
  expect(checkForm(change)).toEqual([path]);
});

test('a bus and a state machine need a role', () => {
  const bus = {
    ...NEW_TARGET,
    type: 'event-bus',
    arn: 'arn:aws:events:us-east-1:000000000000:event-bus/b',
  };
  expect(checkForm({ targets: [bus] })).toEqual(['targets.0.roleArn']);
});

test.each([
  ['webhook=w&cache=shop&topic=orders', 'webhook', 'w', 'shop', 'orders'],
  ['cache=shop&topic=orders', 'topic', '', 'shop', 'orders'],
  ['', 'webhook', '', '', ''],
])('the form is filled in from the address: ?%s', (query, from, webhookId, cache, topic) => {
  const params = new URLSearchParams(query);
  const fields = emptyRuleFields((name) => params.get(name) ?? '');
  expect(fields.events).toMatchObject({ from, webhookId, cache, topic });
});

const shop = { source: ['Momento'], 'detail-type': [{ prefix: 'shop#' }] };

const rule: Rule = {
  name: 'r',
  description: 'd',
  enabled: false,
  pattern: {
    ...shop,
    detail: {
      cache: ['shop'],
      text: ['a', 'b'],
      json: { order: { total: [{ numeric: ['>', 5] }] } },
      token_id: [''],
      foo: [true],
    },
  },
  targets: [
    { id: 'a', type: 'sqs', arn, deadLetterArn: `${arn}-failures` },
    {
      id: 'b',
      type: 'sqs',
      arn: `${arn}2`,
      deadLetterArn: `${arn}-dead`,
      retry: { attempts: 0, maxAgeSeconds: 60 },
    },
    {
      id: 'c',
      type: 'lambda',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
      input: { type: 'template', paths: { a: '$.detail', b: '$.id' }, template: '<a> <b>' },
    },
    {
      id: 'd',
      type: 'event-bus',
      arn: 'arn:aws:events:us-east-1:000000000000:event-bus/b',
      roleArn: 'arn:aws:iam::000000000000:role/r',
      input: { type: 'part', path: '$.detail' },
    },
    { id: 'e', type: 'sns', arn: 'arn:aws:sns:us-east-1:000000000000:topic.fifo' },
  ],
  managedHere: true,
  version: 'v',
};

test('a rule that is opened and saved without a change stays the same', () => {
  const fields = toRuleFields(
    rule,
    'https://sqs.us-east-1.amazonaws.com/000000000000/orders-failures',
  );
  expect(fields).toMatchObject({ view: 'form', keptTargets: 1, enabled: false, description: 'd' });
  expect(RuleFormSchema.safeParse(fields).error).toBeUndefined();
  expect(readDraftPattern(fields)).toEqual(rule.pattern);
  const [first, second, third, fourth] = fields.targets.map((one) => toChosenTarget(one, one.arn));
  const unset = {
    roleArn: null,
    parameters: null,
    deadLetterArn: null,
    retry: null,
    input: null,
  };
  expect(first).toEqual({ ...unset, id: 'a', type: 'sqs', arn, deadLetterArn: 'failure-queue' });
  expect([second, third, fourth]).toEqual(
    rule.targets.slice(1, 4).map((one) => ({ ...unset, ...one })),
  );
});

test('a rule that the form cannot express is opened as JSON', () => {
  const pattern = { source: ['Momento'], detail: { $or: [{ text: ['a'] }, { text: ['b'] }] } };
  const fields = toRuleFields({ ...rule, pattern }, undefined);
  expect(fields.view).toBe('json');
  expect(readDraftPattern(fields)).toEqual(pattern);
});

test('incomplete fields do not break the pattern preview', () => {
  const conditions = [condition, { ...condition, operator: 'less', values: 'x' } as const];
  expect(readDraftPattern({ ...filled, conditions })).toMatchObject({ detail: { text: ['a'] } });
});
