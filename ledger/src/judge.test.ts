import { expect, test } from 'vitest';
import { type Books, emptySighting, type Post, type Sighting } from './account.ts';
import { nameTenant } from './add-verdict.ts';
import { judge } from './judge.ts';

const NOW = 1_000_000;
const WEBHOOK = 'webhook-1';

function post(changes: Partial<Post> = {}): Post {
  return {
    id: 1,
    kind: 'authentic',
    webhookId: WEBHOOK,
    secretVersion: 1,
    sentAt: NOW,
    answeredAt: NOW + 10,
    answer: 200,
    ...changes,
  };
}

const seen = (changes: Partial<Sighting> = {}): Sighting => ({ ...emptySighting(), ...changes });
const DELIVERED = seen({ onBus: 1, onTarget: 1 });
const PARKED = seen({ parked: 1, onBusLater: 1, onTargetLater: 1 });

const bus = { name: 'bus hanging', troubles: ['bus'], from: NOW - 100, to: NOW + 100 } as const;
const queue = { name: 'queue refusing', troubles: ['queue'], from: NOW, to: NOW + 100 } as const;

function books(changes: Partial<Books> = {}): Books {
  return {
    posts: [post()],
    sightings: new Map([[1, DELIVERED]]),
    openCalls: new Map(),
    troubleTimes: [],
    changes: [],
    unknownMessages: 0,
    leftInQueue: 0,
    deadLetters: 0,
    reads: new Map(),
    cacheTtlMs: 3_000,
    ...changes,
  };
}

const violationsOf = (changes: Partial<Books>) => [...judge(books(changes)).violations.keys()];

test('a post answered 200 that is on its target once is as promised', () => {
  expect(violationsOf({})).toEqual([]);
});

test('a parked event is as promised if the bus had a fault and the event was redriven', () => {
  const parked = { posts: [post({ answer: 202 })], sightings: new Map([[1, PARKED]]) };
  expect(violationsOf({ ...parked, troubleTimes: [bus] })).toEqual([]);
  expect(violationsOf(parked)).toEqual(['unexplained 202 for an authentic post']);
});

test.each<[string, Partial<Books>, string]>([
  ['a lost 200', { sightings: new Map() }, 'answered 200, but not on the bus'],
  [
    'a lost 202',
    { posts: [post({ answer: 202 })], sightings: new Map(), troubleTimes: [bus] },
    'answered 202, but not in the parked queue',
  ],
  [
    'a 200 that is in the parked queue instead',
    { sightings: new Map([[1, PARKED]]) },
    'answered 200, but not on the bus',
  ],
  [
    'an event that did not reach its target',
    { sightings: new Map([[1, seen({ onBus: 1 })]]) },
    'not as often on its target as on the bus',
  ],
  [
    'an event with other content',
    { sightings: new Map([[1, seen({ onBus: 1, onTarget: 1, wrong: 1 })]]) },
    'on the queue of another webhook, or with other content',
  ],
  [
    'a duplicate without an unknown outcome',
    { sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]), troubleTimes: [bus] },
    'on the bus more often than answers and unknown outcomes allow',
  ],
  [
    'a failure that was parked twice without an unknown outcome',
    {
      posts: [post({ answer: 202 })],
      sightings: new Map([[1, seen({ parked: 2, onBusLater: 2, onTargetLater: 2 })]]),
      troubleTimes: [bus],
    },
    'in the parked queue more often than answers and unknown outcomes allow',
  ],
  [
    'a published event that is parked as well',
    { sightings: new Map([[1, seen({ ...PARKED, onBus: 1, onTarget: 1 })]]) },
    'in the parked queue more often than answers and unknown outcomes allow',
  ],
  [
    'a 503 without a fault',
    { posts: [post({ answer: 503 })], sightings: new Map() },
    'unexplained 503 for an authentic post',
  ],
  [
    'a 503 while only the bus has a fault',
    { posts: [post({ answer: 503 })], sightings: new Map(), troubleTimes: [bus] },
    'unexplained 503 for an authentic post',
  ],
  [
    'a 500 while the parked queue has no fault',
    { posts: [post({ answer: 500 })], sightings: new Map(), troubleTimes: [bus] },
    'unexplained 500 for an authentic post',
  ],
  [
    'a crash of the function, whatever the faults',
    { posts: [post({ answer: 502 })], sightings: new Map(), troubleTimes: [bus, queue] },
    'unexplained 502 for an authentic post',
  ],
  [
    'an authentic post that was rejected',
    { posts: [post({ answer: 403 })], sightings: new Map(), troubleTimes: [bus, queue] },
    'unexplained 403 for an authentic post',
  ],
  [
    'a forged post that was accepted',
    { posts: [post({ kind: 'forged' })], sightings: new Map() },
    'forged, but answered 200',
  ],
  [
    'a forged post that was rejected, but is on the bus',
    {
      posts: [post({ kind: 'forged', answer: 403 })],
      sightings: new Map([[1, seen({ onBus: 1 })]]),
    },
    'must be rejected, but is on the bus',
  ],
  [
    'a forged post that was parked',
    { posts: [post({ kind: 'forged', answer: 403 })], sightings: new Map([[1, PARKED]]) },
    'must be rejected, but is in the parked queue',
  ],
  [
    'a late replay that was rejected, but duplicated the event',
    {
      posts: [post(), post({ kind: 'replayed late', answer: 403, sentAt: NOW + 70_000 })],
      sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]),
    },
    'on the bus more often than answers and unknown outcomes allow',
  ],
  [
    'an event that the redrive lost',
    {
      posts: [post({ answer: 202 })],
      sightings: new Map([[1, seen({ parked: 1 })]]),
      troubleTimes: [bus],
    },
    'not redriven exactly as often as it was parked',
  ],
  ['an entry left after the redrive', { leftInQueue: 1 }, 'left in the parked queue'],
  ['a dead letter', { deadLetters: 1 }, 'in the dead-letter queue, although no target failed'],
  ['an event that was not posted', { unknownMessages: 1 }, 'a message without the id of a post'],
])('%s is a violation', (_, changes, violation) => {
  expect(violationsOf(changes)).toContain(violation);
});

test('a duplicate is reported with its fault if the outcome of a call was unknown', () => {
  const verdict = judge(
    books({
      sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]),
      openCalls: new Map([[1, { toBus: 1, toQueue: 0 }]]),
      troubleTimes: [bus],
    }),
  );
  expect(verdict.violations.size).toBe(0);
  expect([...verdict.duplicates]).toEqual([['bus hanging', 1]]);
});

test('a post without an answer may be anywhere once, or nowhere', () => {
  const killed = { name: 'gateway killed', troubles: ['gateway'], from: NOW, to: NOW + 5 } as const;
  const cut = { posts: [post({ answer: 'cut' })], troubleTimes: [killed] };
  for (const where of [seen(), DELIVERED, PARKED]) {
    expect(violationsOf({ ...cut, sightings: new Map([[1, where]]) })).toEqual([]);
  }
  expect(
    violationsOf({ ...cut, sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]) }),
  ).toEqual(['on the bus more often than answers and unknown outcomes allow']);
});

test('a replay within a minute is authentic: both are published and counted', () => {
  const posts = [post(), post({ kind: 'replayed', sentAt: NOW + 30_000 })];
  const verdict = judge(
    books({ posts, sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]) }),
  );
  expect(verdict.violations.size).toBe(0);
  expect(verdict.found.get('replayed: any')).toMatchObject({ posts: 2, onTarget: 2 });
});

test('an event that was posted to another tenant is a violation where it is seen', () => {
  const sightings = new Map([
    [1, DELIVERED],
    [2, seen({ onBus: 1 })],
  ]);
  expect(violationsOf({ sightings })).toEqual(['an event of another tenant']);
});

test('the verdict on a tenant names it before its violations', () => {
  const verdict = judge(books({ leftInQueue: 1 }));
  expect([...nameTenant('orders', verdict).violations.keys()]).toEqual([
    'tenant orders: left in the parked queue',
  ]);
});
