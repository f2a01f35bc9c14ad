import { expect, test } from 'vitest';
import { createTally } from '../many-dashboards/tally.ts';
import { judgeUnprepared, type SentCall } from './judge-unprepared.ts';

const EVENT: SentCall = { id: 1, kind: 'authentic', answer: 403 };
const OLD: SentCall = { id: 2, kind: 'with an old secret', answer: 403 };
const WRONG: SentCall = { id: 3, kind: 'with a wrong secret', answer: 503 };

function judge(changes: Partial<Parameters<typeof judgeUnprepared>[0]> = {}) {
  const tally = createTally();
  const books = { sent: [EVENT, OLD, WRONG], onBus: new Map([[1, 1]]), held: 300, parked: 0 };
  judgeUnprepared({ ...books, seconds: 60, webhooks: 4, ...changes }, tally);
  return [...tally.violations.keys()];
}

test('events on the bus, and forged calls that are not, are as promised', () => {
  expect(judge()).toEqual([]);
  expect(judge({ onBus: new Map([[1, 2]]) })).toEqual([]);
});

test('an event that got no answer may be nowhere', () => {
  expect(judge({ sent: [{ ...EVENT, answer: 'cut' }], onBus: new Map() })).toEqual([]);
});

test.each<[string, Parameters<typeof judge>[0]]>([
  ['an event is lost', { onBus: new Map() }],
  ['an event is lost', { sent: [{ ...EVENT, answer: 200 }], onBus: new Map() }],
  [
    'forged, and on the bus',
    {
      onBus: new Map([
        [1, 1],
        [2, 1],
      ]),
    },
  ],
  ['forged, and accepted', { sent: [EVENT, { ...WRONG, answer: 200 }] }],
  [
    'an event that nobody posted',
    {
      onBus: new Map([
        [1, 1],
        [-1, 1],
      ]),
    },
  ],
  ['the held queue is over its bound', { held: 3_000 }],
  ['left in the parked queue', { parked: 1 }],
])('%s: that is a violation', (violation, changes) => {
  expect(judge(changes)).toEqual([violation]);
});
