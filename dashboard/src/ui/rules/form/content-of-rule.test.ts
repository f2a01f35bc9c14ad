import { expect, test } from 'vitest';
import { isFormChanged } from '../../forms/is-form-changed.ts';
import { NEW_CONDITION } from '../pattern/condition-fields.ts';
import { NEW_TARGET } from '../targets/target-fields.ts';
import { contentOfRule } from './content-of-rule.ts';
import { emptyRuleFields } from './initial-fields.ts';

const EMPTY = emptyRuleFields(() => '');
const OF_TOPIC = {
  ...EMPTY,
  events: { ...EMPTY.events, from: 'topic', cache: 'shop', topic: 'orders' },
} as const;
const JSON_OF_TOPIC =
  '{"source":["Momento"],"detail-type":["shop#orders"],"detail":{"cache":["shop"],"topic":["orders"]}}';

test.each([
  ['the same pattern as JSON', OF_TOPIC, { view: 'json', json: JSON_OF_TOPIC }],
  ['a JSON text left behind in the form', OF_TOPIC, { json: '{"source":["other"]}' }],
  ['another join without conditions to join', OF_TOPIC, { join: 'any' }],
  ['a queue name left behind', EMPTY, { targets: [{ ...NEW_TARGET, newName: 'suggested' }] }],
  ['white space in the JSON', { ...EMPTY, view: 'json', json: '{}' }, { json: '{ }' }],
] as const)('nothing is lost with %s', (_, before, change) => {
  const now = { ...before, ...change };
  expect(isFormChanged(contentOfRule(before), contentOfRule(now))).toBe(false);
});

test.each([
  ['a topic', OF_TOPIC, { events: { ...OF_TOPIC.events, topic: 'returns' } }],
  ['a topic without a cache', EMPTY, { events: { ...EMPTY.events, from: 'topic', topic: 'a' } }],
  ['a condition that is not complete', OF_TOPIC, { conditions: [NEW_CONDITION] }],
  ['JSON that is not complete', { ...EMPTY, view: 'json', json: '{}' }, { json: '{"a":' }],
  ['another pattern as JSON', OF_TOPIC, { view: 'json', json: '{"source":["Momento"]}' }],
  ['a name', OF_TOPIC, { name: 'mine' }],
  ['a description', OF_TOPIC, { description: 'why' }],
  ['a new queue', EMPTY, { targets: [{ ...NEW_TARGET, queue: 'new', newName: 'mine' }] }],
  ['one target less', OF_TOPIC, { targets: [] }],
] as const)('what somebody did is lost with %s', (_, before, change) => {
  const now = { ...before, ...change };
  expect(isFormChanged(contentOfRule(before), contentOfRule(now))).toBe(true);
});
