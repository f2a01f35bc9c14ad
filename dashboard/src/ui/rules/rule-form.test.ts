import { expect, test } from 'vitest';
import { emptyRuleForm, type RuleFields, RuleFormSchema, readTopicChoice } from './rule-form.ts';

const arn = 'arn:aws:sqs:us-east-1:000000000000:orders';

const filled: RuleFields = {
  events: { from: 'webhook', webhookId: 'w', cache: 'shop', topic: 'orders' },
  name: 'shop-orders',
  enabled: true,
  target: { queue: 'existing', arn, newName: '' },
};

/** The paths of the fields that are wrong. */
function checkForm(fields: unknown): string[] {
  const { error } = RuleFormSchema.safeParse(fields);
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

test('a filled form is right, for every kind of events and queue', () => {
  const target = { queue: 'new', arn: '', newName: 'orders' };
  expect(checkForm(filled)).toEqual([]);
  expect(checkForm({ ...filled, target })).toEqual([]);
  expect(checkForm({ ...filled, events: { ...filled.events, from: 'topic' } })).toEqual([]);
  expect(checkForm({ ...filled, events: { ...filled.events, from: 'cache', topic: '' } })).toEqual(
    [],
  );
});

test.each<[string, object]>([
  ['events.webhookId', { events: { ...filled.events, webhookId: '' } }],
  ['events.cache', { events: { ...filled.events, from: 'cache', cache: '' } }],
  ['events.topic', { events: { ...filled.events, from: 'topic', topic: '' } }],
  ['name', { name: 'no blanks' }],
  ['description', { description: 'x'.repeat(513) }],
  ['target.arn', { target: { queue: 'existing', arn: '', newName: 'orders' } }],
  ['target.newName', { target: { queue: 'new', arn, newName: 'a b' } }],
])('what is wrong with %s is said there, and only what is asked for is checked', (path, change) => {
  expect(checkForm({ ...filled, ...change })).toEqual([path]);
});

test('everything that is wrong is said at once', () => {
  const events = { ...filled.events, webhookId: '' };
  const target = { ...filled.target, arn: '' };
  expect(checkForm({ ...filled, events, target, name: '' })).toEqual([
    'events.webhookId',
    'name',
    'target.arn',
  ]);
});

test.each([
  ['webhook=w&cache=shop&topic=orders', 'webhook', 'w', 'shop', 'orders'],
  ['cache=shop&topic=orders', 'topic', '', 'shop', 'orders'],
  ['', 'webhook', '', '', ''],
])('the form is filled in from the address: ?%s', (query, from, webhookId, cache, topic) => {
  const params = new URLSearchParams(query);
  const { events } = emptyRuleForm((name) => params.get(name) ?? '');
  expect(events).toEqual({ from, webhookId, cache, topic });
});

test('only the rule for all topics of a cache leaves the topic out', () => {
  expect(readTopicChoice(filled.events)).toEqual({ cache: 'shop', topic: 'orders' });
  expect(readTopicChoice({ ...filled.events, from: 'cache' })).toEqual({ cache: 'shop' });
});
