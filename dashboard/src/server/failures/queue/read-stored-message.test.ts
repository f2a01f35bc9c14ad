import { expect, test } from 'vitest';
import { DEAD_LETTER } from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { parkedInDeadLettersUntil, readStoredMessage } from './read-stored-message.ts';

const MINUTE_MS = 60_000;
const CREATED_AT = 1_700_000_000_000;

test.each([
  ['was there long before the parked queue', -60, 15],
  ['was there 15 minutes before the parked queue', -15, 15],
  ['was made with the parked queue', 0, undefined],
  ['was made 14 minutes before the parked queue', -14, undefined],
  ['was made after the parked queue', 5, undefined],
])('of a dead-letter queue that %s', (_, olderMinutes, untilMinutes) => {
  const until = parkedInDeadLettersUntil(
    { createdAt: CREATED_AT },
    { createdAt: CREATED_AT + olderMinutes * MINUTE_MS },
  );
  const expected = untilMinutes === undefined ? 0 : CREATED_AT + untilMinutes * MINUTE_MS;
  expect(until).toBe(expected);
});

test('nothing was parked in a dead-letter queue of unknown age', () => {
  expect(parkedInDeadLettersUntil({ createdAt: CREATED_AT }, { createdAt: 0 })).toBe(0);
});

const FROM_RULE = {
  RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/rule',
  TARGET_ARN: 'arn:aws:sqs:us-east-1:000000000000:orders',
};

const FROM_QUEUE = 'arn:aws:sqs:us-east-1:000000000000:other';

test.each<[string, object, string]>([
  ['parked before there were two queues', {}, 'publish'],
  ['sent a moment later', { sentAt: CREATED_AT }, 'unreadable'],
  ['sent at a time that is not known', { sentAt: 0 }, 'unreadable'],
  ['of another source', { body: makePublishFailure({ entry: { Source: 'x' } }) }, 'unreadable'],
  ['that EventBridge sent, with the input of a rule', { attributes: FROM_RULE }, 'unreadable'],
  ['that SQS moved from another queue', { movedFrom: FROM_QUEUE }, 'unreadable'],
  [
    'of a rule that SQS moved from another queue',
    { attributes: FROM_RULE, body: DEAD_LETTER, movedFrom: FROM_QUEUE },
    'unreadable',
  ],
  ['that is a dead letter', { attributes: FROM_RULE, body: DEAD_LETTER }, 'delivery'],
])('in an upgraded dead-letter queue a message %s', (_, changes, kind) => {
  const message = {
    id: 'id',
    body: makePublishFailure(),
    attributes: {},
    sentAt: CREATED_AT - 1,
    receiptHandle: 'receipt',
    ...changes,
  };
  const read = readStoredMessage(message, { queue: 'dead-letter', parkedUntil: CREATED_AT });
  expect(read).toMatchObject({ id: 'id', kind, queue: 'dead-letter' });
});
