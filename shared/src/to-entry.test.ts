import { expect, test } from 'vitest';
import { readPayload } from './read-payload.ts';
import { toEntry } from './to-entry.ts';

const make = (text: unknown, parseText = true, more = {}) => {
  const body = JSON.stringify({
    cache: 'shop',
    topic: 'orders',
    publish_timestamp: 2,
    topic_sequence_number: 3,
    text,
    ...more,
  });
  const event = readPayload(body);
  if (event === undefined) throw new Error('It is a payload.');
  return { body, ...toEntry(event, { busName: 'bus', parseText, measure: Buffer.byteLength }) };
};

test('the entry has the body as its detail, and the publish time', () => {
  const { body, entry, jsonLeftOut } = make('{}', false);
  expect(jsonLeftOut).toBe(false);
  expect(entry).toEqual({
    EventBusName: 'bus',
    Source: 'Momento',
    DetailType: 'shop#orders',
    Detail: body,
    Time: 2,
  });
});

test('with parseText, a text that is JSON is added verbatim', () => {
  const { body, entry } = make('{"a": 1.10}');
  expect(entry.Detail).toBe(`${body.slice(0, -1)},"json":{"a": 1.10}}`);
});

test.each([
  ['is no JSON', 'hello', {}],
  ['is absent', undefined, {}],
  ['has a lone surrogate', '"\ud800"', {}],
  ['comes with a json', '{}', { json: 1 }],
])('with parseText, a text that %s changes nothing', (_, text, more) => {
  const { body, entry } = make(text, true, more);
  expect(entry.Detail).toBe(body);
});

test('json is left out where the entry would be too large with it', () => {
  const { body, entry, jsonLeftOut } = make(JSON.stringify('x'.repeat(600_000)));
  expect(entry.Detail).toBe(body);
  expect(jsonLeftOut).toBe(true);
});
