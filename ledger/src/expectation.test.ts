import { expect, test } from 'vitest';
import type { Post, SecretRead, TroubleTime, WebhookChange } from './account.ts';
import { expectationOf } from './expectation.ts';

const AT = 1_000_000;
const webhookId = 'webhook-1';
const change = (kind: WebhookChange['kind'], more: Partial<WebhookChange> = {}): WebhookChange => ({
  kind,
  webhookId,
  from: AT,
  to: AT + 20,
  ...more,
});
const rotated = (secretVersion: number, overlapMs: number) =>
  change('rotated', { secretVersion, overlapMs });

interface Conditions {
  readonly troubleTimes: readonly TroubleTime[];
  readonly reads: readonly SecretRead[];
}

function expectationAt(
  sentAt: number,
  changes: readonly WebhookChange[],
  { troubleTimes = [], reads = [], ...more }: Partial<Post> & Partial<Conditions> = {},
): string {
  const post: Post = {
    id: 1,
    kind: 'authentic',
    webhookId,
    secretVersion: 1,
    answer: 200,
    sentAt,
    answeredAt: sentAt + 10,
    ...more,
  };
  return expectationOf(post, { changes, troubleTimes, reads, cacheTtlMs: 3_000 }).kind;
}

test.each<[string, number, readonly WebhookChange[], Partial<Post>, string]>([
  ['before it is disabled', AT - 100, [change('disabled')], {}, 'accept'],
  ['while it is disabled', AT + 5, [change('disabled')], {}, 'either'],
  ['within the cache time', AT + 3_000, [change('disabled')], {}, 'either'],
  ['after the cache time', AT + 5_000, [change('disabled')], {}, 'reject'],
  ['after it was deleted', AT + 5_000, [change('deleted')], {}, 'reject'],
  [
    'just enabled',
    AT + 30_000,
    [change('disabled'), change('enabled', { from: AT + 25_000, to: AT + 25_010 })],
    {},
    'either',
  ],
  [
    'enabled a while ago',
    AT + 40_000,
    [change('disabled'), change('enabled', { from: AT + 25_000, to: AT + 25_010 })],
    {},
    'accept',
  ],
  ['new secret, immediately', AT + 30, [rotated(2, 0)], { secretVersion: 2 }, 'either'],
  ['new secret, later', AT + 5_000, [rotated(2, 0)], { secretVersion: 2 }, 'accept'],
  ['old secret without overlap, immediately', AT + 30, [rotated(2, 0)], {}, 'either'],
  ['old secret without overlap, later', AT + 5_000, [rotated(2, 0)], {}, 'reject'],
  ['old secret during the overlap', AT + 5_000, [rotated(2, 60_000)], {}, 'accept'],
  ['old secret after the overlap', AT + 62_000, [rotated(2, 60_000)], {}, 'reject'],
  [
    'the secret before the old one, in its own overlap',
    AT + 20_000,
    [rotated(2, 60_000), { ...rotated(3, 60_000), from: AT + 10_000, to: AT + 10_010 }],
    {},
    'accept',
  ],
  [
    'the secret before the old one, after its own overlap',
    AT + 62_000,
    [rotated(2, 60_000), { ...rotated(3, 60_000), from: AT + 10_000, to: AT + 10_010 }],
    {},
    'reject',
  ],
  ['that is forged', AT, [], { kind: 'forged' }, 'reject'],
])('a post %s', (_, sentAt, changes, more, expected) => {
  expect(expectationAt(sentAt, changes, more)).toBe(expected);
});

test('while secrets cannot be read, the gateway uses what it has cached', () => {
  const troubleTimes: TroubleTime[] = [
    { name: 'secrets failing', troubles: ['secrets'], from: AT + 1_000, to: AT + 4_000 },
  ];
  expect(expectationAt(AT + 10_000, [change('disabled')], { troubleTimes })).toBe('either');
  expect(expectationAt(AT + 16_000, [change('disabled')], { troubleTimes })).toBe('reject');
});

test('after the gateway read the secret, it must know the change, whatever its cache time', () => {
  const reads = [
    { from: AT + 10, to: AT + 30 },
    { from: AT + 500, to: AT + 520 },
  ];
  expect(expectationAt(AT + 600, [change('disabled')], { reads })).toBe('either');
  expect(expectationAt(AT + 800, [change('disabled')], { reads })).toBe('reject');
  expect(expectationAt(AT + 800, [rotated(2, 0)], { reads, secretVersion: 2 })).toBe('accept');
});
