import { expect, test } from 'vitest';
import { readPayload } from './read-payload.ts';

const payload = {
  cache: 'shop',
  topic: 'orders',
  event_timestamp: 1,
  publish_timestamp: 2,
  topic_sequence_number: 3,
  token_id: '',
  text: 'hello',
};
const write = (changes: object = {}) => JSON.stringify({ ...payload, ...changes });

test('a body is read with the text it came as', () => {
  const body = ` ${write({ more: 1.1 })}\n`;
  expect(readPayload(body)).toEqual({
    detail: body,
    cache: 'shop',
    topic: 'orders',
    publishTimestamp: 2,
    sequenceNumber: 3,
    text: 'hello',
    hasJson: false,
  });
});

test.each([
  ['event_timestamp', undefined],
  ['token_id', undefined],
  ['text', undefined],
  ['publish_timestamp', -1],
  ['topic_sequence_number', 1.5],
])('%s may be %s', (name, value) => {
  expect(readPayload(write({ [name]: value }))).toMatchObject({ cache: 'shop' });
});

test('it says whether the payload has its own json, whatever it is', () => {
  expect(readPayload(write({ json: null }))?.hasJson).toBe(true);
});

test('characters that SQS refuses are escaped in the detail alone', () => {
  const read = readPayload(write({ text: 'a\uFFFE' }));
  expect(read?.detail).toContain('a\\ufffe');
  expect(read?.text).toBe('a\uFFFE');
});

test.each([
  ['no JSON', 'cache=shop'],
  ['a list', `[${write()}]`],
  ['a name that occurs twice', write().replace('{', '{"topic":"other",')],
  ...['cache', 'topic', 'publish_timestamp', 'topic_sequence_number'].flatMap((name) => [
    [`no ${name}`, write({ [name]: undefined })],
    [`a ${name} that is a list`, write({ [name]: [payload.cache] })],
  ]),
  ['a time with a fraction', write({ publish_timestamp: 1.5 })],
  [
    'a number that is infinite',
    write().replace('"topic_sequence_number":3', '"topic_sequence_number":1e999'),
  ],
  ['an event_timestamp that is text', write({ event_timestamp: '1' })],
  ['a token_id that is null', write({ token_id: null })],
  ['a text that is a number', write({ text: 1 })],
])('a body with %s is malformed', (_, body) => {
  expect(readPayload(String(body))).toBeUndefined();
});
