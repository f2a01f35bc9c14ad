import { expect, test } from 'vitest';
import { type Books, emptySighting, type Post, type Sighting } from './account.ts';
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
    strangers: 0,
    leftInQueue: 0,
    deadLetters: 0,
    reads: new Map(),
    cacheTtlMs: 3_000,
    ...changes,
  };
}

const crimesOf = (changes: Partial<Books>) => [...judge(books(changes)).crimes.keys()];

test('a post that was answered 200 and is on its target once is as promised', () => {
  expect(crimesOf({})).toEqual([]);
});

test('a parked one is as promised when the bus was in trouble and it was redriven', () => {
  const parked = { posts: [post({ answer: 202 })], sightings: new Map([[1, PARKED]]) };
  expect(crimesOf({ ...parked, troubleTimes: [bus] })).toEqual([]);
  expect(crimesOf(parked)).toEqual(['202 for an authentic post, which nothing explains']);
});

test.each<[string, Partial<Books>, string]>([
  ['a lost 200', { sightings: new Map() }, 'answered 200, and not on the bus'],
  [
    'a lost 202',
    { posts: [post({ answer: 202 })], sightings: new Map(), troubleTimes: [bus] },
    'answered 202, and not in the parked queue',
  ],
  [
    'a 200 that lies in the parked queue instead',
    { sightings: new Map([[1, PARKED]]) },
    'answered 200, and not on the bus',
  ],
  [
    'an event that did not reach its target',
    { sightings: new Map([[1, seen({ onBus: 1 })]]) },
    'not as often on its target as on the bus',
  ],
  [
    'an event with another content',
    { sightings: new Map([[1, seen({ onBus: 1, onTarget: 1, wrong: 1 })]]) },
    'on a queue of another webhook, or not as it was posted',
  ],
  [
    'a duplicate without an open outcome',
    { sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]), troubleTimes: [bus] },
    'on the bus more often than answers and open outcomes allow',
  ],
  [
    'a failure that was parked twice without an open outcome',
    {
      posts: [post({ answer: 202 })],
      sightings: new Map([[1, seen({ parked: 2, onBusLater: 2, onTargetLater: 2 })]]),
      troubleTimes: [bus],
    },
    'in the parked queue more often than answers and open outcomes allow',
  ],
  [
    'a published one that is parked as well',
    { sightings: new Map([[1, seen({ ...PARKED, onBus: 1, onTarget: 1 })]]) },
    'in the parked queue more often than answers and open outcomes allow',
  ],
  [
    'a 503 while all was well',
    { posts: [post({ answer: 503 })], sightings: new Map() },
    '503 for an authentic post, which nothing explains',
  ],
  [
    'a 503 while only the bus was in trouble',
    { posts: [post({ answer: 503 })], sightings: new Map(), troubleTimes: [bus] },
    '503 for an authentic post, which nothing explains',
  ],
  [
    'a 500 while the parked queue was well',
    { posts: [post({ answer: 500 })], sightings: new Map(), troubleTimes: [bus] },
    '500 for an authentic post, which nothing explains',
  ],
  [
    'a crash of the function, whatever was wrong',
    { posts: [post({ answer: 502 })], sightings: new Map(), troubleTimes: [bus, queue] },
    '502 for an authentic post, which nothing explains',
  ],
  [
    'an authentic post refused',
    { posts: [post({ answer: 403 })], sightings: new Map(), troubleTimes: [bus, queue] },
    '403 for an authentic post, which nothing explains',
  ],
  [
    'a forged post that was accepted',
    { posts: [post({ kind: 'forged' })], sightings: new Map() },
    'forged, and yet answered 200',
  ],
  [
    'a forged post that was refused, and is on the bus all the same',
    {
      posts: [post({ kind: 'forged', answer: 403 })],
      sightings: new Map([[1, seen({ onBus: 1 })]]),
    },
    'had to be refused, and is on the bus',
  ],
  [
    'a forged post that was parked',
    { posts: [post({ kind: 'forged', answer: 403 })], sightings: new Map([[1, PARKED]]) },
    'had to be refused, and is in the parked queue',
  ],
  [
    'a late replay that was refused, and doubled the event',
    {
      posts: [post(), post({ kind: 'replayed late', answer: 403, sentAt: NOW + 70_000 })],
      sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]),
    },
    'on the bus more often than answers and open outcomes allow',
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
  ['a dead letter', { deadLetters: 1 }, 'in the dead-letter queue, where no target failed'],
  ['an event that nobody posted', { strangers: 1 }, 'a message that names no post'],
])('%s is a crime', (_, changes, crime) => {
  expect(crimesOf(changes)).toContain(crime);
});

test('a duplicate is told with its reason when the outcome of a call was open', () => {
  const verdict = judge(
    books({
      sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]),
      openCalls: new Map([[1, { toBus: 1, toQueue: 0 }]]),
      troubleTimes: [bus],
    }),
  );
  expect(verdict.crimes.size).toBe(0);
  expect([...verdict.duplicates]).toEqual([['bus hanging', 1]]);
});

test('a post without an answer may be anywhere once, and nowhere', () => {
  const killed = { name: 'gateway killed', troubles: ['gateway'], from: NOW, to: NOW + 5 } as const;
  const cut = { posts: [post({ answer: 'cut' })], troubleTimes: [killed] };
  for (const where of [seen(), DELIVERED, PARKED]) {
    expect(crimesOf({ ...cut, sightings: new Map([[1, where]]) })).toEqual([]);
  }
  expect(crimesOf({ ...cut, sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]) })).toEqual([
    'on the bus more often than answers and open outcomes allow',
  ]);
});

test('a replay within a minute is authentic: both are published, and counted as what they are', () => {
  const posts = [post(), post({ kind: 'replayed', sentAt: NOW + 30_000 })];
  const verdict = judge(
    books({ posts, sightings: new Map([[1, seen({ onBus: 2, onTarget: 2 })]]) }),
  );
  expect(verdict.crimes.size).toBe(0);
  expect(verdict.found.get('replayed: any')).toMatchObject({ posts: 2, onTarget: 2 });
});
