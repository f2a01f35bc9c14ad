import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainBody, MESSAGE, makeQueueRule, OF_SHOP } from '../testing/explain-calls.ts';
import { parkDeadLetter } from '../testing/failure-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';
const PUBLISHED = { ...MESSAGE, topic_sequence_number: 12, publish_timestamp: 1_767_323_045_000 };

/** An event as EventBridge delivers it. */
const deliver = (id: string, detail: object) => ({
  ...{ version: '0', id, 'detail-type': 'shop#orders', source: 'Momento', resources: [] },
  ...{ account: '000000000000', region: 'us-east-1', time: '2026-01-02T03:04:05Z', detail },
});

/** The dead letters that are taken for the event's, of one that lies in the queue. */
async function findLetters(letter: object, message: object, spaces?: number) {
  const { arn } = await makeQueueRule(api, 'rule', OF_SHOP);
  const body = JSON.stringify(letter, null, spaces);
  const id = await parkDeadLetter(api, arn, { RULE_ARN, body });
  const { targets } = await explainBody(api, { message });
  return { id, found: targets.flatMap(({ failureIds }) => failureIds) };
}

test.each<[string, object, object]>([
  ['a longer number', deliver('a', { ...PUBLISHED, topic_sequence_number: 123 }), PUBLISHED],
  [
    'its number in a field of its text',
    deliver('a', { ...PUBLISHED, topic_sequence_number: 5, json: { topic_sequence_number: 12 } }),
    PUBLISHED,
  ],
  [
    'its id in a field of its text',
    deliver('a', { ...PUBLISHED, json: { id: 'b' } }),
    deliver('b', PUBLISHED),
  ],
])('a dead letter with %s is not the event’s', async (_, letter, message) => {
  expect((await findLetters(letter, message)).found).toEqual([]);
});

test.each<[string, object, object, number | undefined]>([
  ['number', deliver('a', PUBLISHED), PUBLISHED, undefined],
  ['number, with blanks in it', deliver('a', PUBLISHED), PUBLISHED, 2],
  ['id', deliver('A-b', PUBLISHED), deliver('A-b', PUBLISHED), undefined],
])('the event’s dead letter is found by its %s', async (_, letter, message, spaces) => {
  const { id, found } = await findLetters(letter, message, spaces);
  expect(found).toEqual([id]);
});
