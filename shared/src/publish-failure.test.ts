import { expect, test } from 'vitest';
import {
  formatPublishFailure,
  type PublishFailure,
  parsePublishFailure,
  readPublishFailure,
} from './publish-failure.ts';

const failure: PublishFailure = {
  v: 1,
  kind: 'publish',
  reason: 'throttled',
  message: 'Rate exceeded, "detail": none',
  attempts: 3,
  receivedAt: 1,
  failedAt: 2,
  requestId: 'r',
  webhookId: '11111111-2222-4333-8444-555555555555',
  tenant: 't,"detail":{}',
  cache: 'c',
  topic: 't',
  sequenceNumber: 9,
  entry: {
    EventBusName: 'default',
    Source: 'Momento',
    DetailType: 'c#t',
    Detail: '{"cache":"c","topic":"t"}',
    Time: 3,
  },
};

const text = formatPublishFailure(failure);
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([
  ['whitespace and large numbers', '{ "n": 12345678901234567890.10, "cache":"c","topic":"t" }'],
  ['the key detail inside', '{"a":1,"detail":{"detail":2},"cache":"c","topic":"t"}'],
  ['equal keys on a lower level', '{"cache":"c","topic":"t","json":{"a":1,"a":2}}'],
  ['nesting of 5,000 levels', `{"cache":"c","topic":"t","json":${deep(5_000)}}`],
])('a failure comes back from the queue with its detail byte for byte: %s', (_, detail) => {
  const parked = { ...failure, entry: { ...failure.entry, Detail: detail } };
  expect(parsePublishFailure(formatPublishFailure(parked))).toEqual(parked);
});

test('zero attempts and the last time that a Date can hold are read', () => {
  const parked = { ...failure, attempts: 0, failedAt: 8.64e15 };
  expect(parsePublishFailure(formatPublishFailure(parked))).toEqual(parked);
});

test('characters that SQS refuses are escaped and mean the same', () => {
  const message = 'no \uFFFE';
  const text = formatPublishFailure({
    ...failure,
    message,
    entry: { ...failure.entry, Detail: '{"a":"\uFFFF","cache":"c","topic":"t"}' },
  });
  expect(text).not.toMatch(/[\uFFFE\uFFFF]/);
  expect(JSON.parse(text)).toMatchObject({ message, detail: { a: '\uFFFF' } });
});

test('other members of a stored message are left out', () => {
  const more = text
    .replace('"v":1', '"v":1,"extra":1')
    .replace('"Time":3', '"Time":3,"Resources":[]');
  expect(parsePublishFailure(more)).toEqual(failure);
});

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  v: [2, '1', null],
  kind: ['delivery', null],
  reason: ['', 'Because', 'a b', null, 1],
  message: [1, null],
  attempts: [-1, 1.5, '1'],
  receivedAt: [-1, 1.5, 8.64e15 + 1, '1', null],
  failedAt: ['now'],
  requestId: [1],
  webhookId: ['w', '../x', null, ['11111111-2222-4333-8444-555555555555']],
  tenant: [null, {}],
  cache: ['other', 1, null],
  topic: ['other', ['t']],
  sequenceNumber: ['9', null],
  entry: [null, 'entry', []],
};

test.each(
  Object.entries(wrong).flatMap(([name, values]) => values.map((it) => [name, it] as const)),
)('a message whose %s is %j is not a publish failure', (name, value) => {
  expect(parsePublishFailure(changeHead({ [name]: value }))).toBeUndefined();
});

test.each(Object.keys(wrong))('a message without %s is not a publish failure', (name) => {
  expect(parsePublishFailure(changeHead({ [name]: undefined }))).toBeUndefined();
});

test.each<[string, object]>([
  ['another source', { Source: 'aws.s3' }],
  ['no source', { Source: undefined }],
  ['the detail-type of another topic', { DetailType: 'c#other' }],
  ['a detail-type that is a list', { DetailType: ['c#t'] }],
  ['a bus that is not a string', { EventBusName: 1 }],
  ['a time as text', { Time: '3' }],
  ['a time that no Date can hold', { Time: 8.64e15 + 1 }],
])('an entry with %s is not one of the gateway', (_, changes) => {
  const entry = { EventBusName: 'default', Source: 'Momento', DetailType: 'c#t', Time: 3 };
  expect(parsePublishFailure(changeHead({ entry: { ...entry, ...changes } }))).toBeUndefined();
});

test.each([
  ['of another cache', '{"cache":"victim","topic":"t"}'],
  ['of another topic', '{"cache":"c","topic":"victim"}'],
  ['of no cache', '{"topic":"t"}'],
  ['whose cache is only in the prototype', '{"__proto__":{"cache":"c","topic":"t"}}'],
  ['that names its cache twice', '{"cache":"victim","topic":"t","cache":"c"}'],
  [
    'that names its cache twice, once in escapes',
    '{"c\\u0061che":"victim","topic":"t","cache":"c"}',
  ],
  ['that is a list', '[]'],
  ['that is a string', '"{}"'],
  ['that is null', 'null'],
  ['that occurs twice', '{"cache":"c","topic":"t"},"detail":{"cache":"c","topic":"t"}'],
  ['that is cut short', '{"cache":"c","topic":"t"'],
  ['nested 5,000 levels that never end', `{"cache":"c","topic":"t","a":${'['.repeat(5_000)}`],
  ['of 5,000 nested arrays only', deep(5_000)],
])('a message with a detail %s is not a publish failure', (_, detail) => {
  const parked = formatPublishFailure({ ...failure, entry: { ...failure.entry, Detail: detail } });
  expect(parsePublishFailure(parked)).toBeUndefined();
});

test.each([
  '',
  '}',
  'no json',
  '{}',
  '[1,"detail":{}}',
  `${'['.repeat(5_000)},"detail":{}}`,
  '{"v":1,"kind":"publish","detail":{}}',
  text.slice(0, -1),
  `${text} `,
  `x${text}`,
  `[${text}]`,
  `${text.slice(0, -1)}]`,
])('what is not a publish failure is not read as one: %s', (other) => {
  expect(parsePublishFailure(other)).toBeUndefined();
});

/** The message with some members of its head changed; undefined leaves one out. */
function changeHead(changes: object): string {
  const split = text.indexOf(',"detail":');
  const head = { ...JSON.parse(`${text.slice(0, split)}}`), ...changes };
  return `${JSON.stringify(head).slice(0, -1)}${text.slice(split)}`;
}

test.each<[string, string]>([
  ['detail', 'no json'],
  ['detail', '{}'],
  ['v', '{"a":1,"detail":{}}'],
  ['receivedAt', changeHead({ receivedAt: -1 })],
  ['entry.Source', changeHead({ entry: { ...failure.entry, Source: 'aws.s3' } })],
  ['entry.DetailType', changeHead({ entry: { ...failure.entry, DetailType: 'c#other' } })],
  ['entry.EventBusName', changeHead({ entry: undefined })],
  ['detail', text.replace('"detail":{"cache":"c"', '"detail":{"cache":"d"')],
])('the first invalid field is named: %s', (field, other) => {
  expect(readPublishFailure(other)).toEqual({ wrong: field });
});

test('a reason that only a later version knows is read as it is', () => {
  expect(parsePublishFailure(changeHead({ reason: 'held-too-long' }))?.reason).toBe(
    'held-too-long',
  );
});
