import { expect, test } from 'vitest';
import { formatHeldCall, type HeldCall, parseHeldCall, readHeldCall } from './held-call.ts';

const call: HeldCall = {
  v: 1,
  kind: 'held',
  reason: 'wrong-signature',
  receivedAt: 1_700_000_000_000,
  requestId: 'r',
  webhookId: '11111111-2222-4333-8444-555555555555',
  tenant: 'orders',
  cache: 'c',
  topic: 't \uFFFF',
  sequenceNumber: 9,
  publishTimestamp: 1_699_999_999_000,
  signature: 'ab'.repeat(32),
  body: Buffer.from('{ "text":"ä \uFFFE" }\n').toString('base64'),
};
const { tenant: _, ...unread } = call;

test.each<[string, HeldCall]>([
  ['of a webhook that was read', call],
  ['of one that was not', { ...unread, reason: 'secret-unavailable' }],
  ['with an empty body', { ...call, body: '' }],
  ['from a clock at its end', { ...call, receivedAt: 8.64e15 }],
])('a call comes back from the held queue as it was: %s', (_, held) => {
  expect(parseHeldCall(formatHeldCall(held))).toEqual(held);
});

test('its message has no character that SQS refuses', () => {
  expect(formatHeldCall(call)).not.toMatch(/[\uFFFE\uFFFF]/);
});

test('other members of a stored message are left out', () => {
  const more = JSON.stringify({ ...call, verified: true, entry: {} });
  expect(parseHeldCall(more)).toEqual(call);
});

test('a reason that only a later version knows is read as it is', () => {
  const later = JSON.stringify({ ...call, reason: 'read-too-slowly' });
  expect(parseHeldCall(later)?.reason).toBe('read-too-slowly');
});

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  v: [2, '1', null],
  kind: ['publish', null],
  reason: ['', 'Because', 1, null],
  receivedAt: [-1, 1.5, 8.64e15 + 1, '1', null],
  requestId: [1, null],
  webhookId: ['w', '../x', [call.webhookId], null],
  cache: [1, null],
  topic: [['t'], null],
  sequenceNumber: ['9', null],
  publishTimestamp: ['9', 1.5, null],
  signature: ['ab', `${'ab'.repeat(32)}\n`, 'AB'.repeat(32), 'zz'.repeat(32), null],
  body: ['a', 'a===', '====', 'ab=c', 'ab c', 'abc_', 'abcd\n', null, 1],
};

test.each(
  Object.entries(wrong).flatMap(([name, values]) =>
    [undefined, ...values].map((value) => [name, value] as const),
  ),
)('a message whose %s is %j is not a held call, and that field is named', (name, value) => {
  const other = JSON.stringify({ ...call, [name]: value });
  expect(readHeldCall(other)).toEqual({ wrong: name });
  expect(parseHeldCall(other)).toBeUndefined();
});

test.each([['Orders'], ['a_b'], [''], [null], [1]])(
  'a message of the tenant %j is not a held call',
  (tenant) => {
    expect(readHeldCall(JSON.stringify({ ...call, tenant }))).toEqual({ wrong: 'tenant' });
  },
);

test.each(['', 'no json', '[]', 'null', '"held"', '{}'])('%j is not a held call', (text) => {
  expect(readHeldCall(text)).toEqual({ wrong: 'v' });
});
