import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain, explainBody, hopOf, MESSAGE } from '../testing/explain-calls.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, type LoggedCall, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { holdCall, listHeldIds, RECEIVED_AT, verify } from '../testing/held-call-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { REGISTRATION, registerWebhook } from '../testing/webhook-calls.ts';

const DAY_MS = 24 * 60 * 60_000;
const asked = { requestId: 'request-7' };

let api: Api;
let webhookId: string;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
  ({ webhookId } = await registerWebhook(api));
});
afterEach(() => api.close());

/** What the gateway logs of a call that it holds: no number, and no cache. */
const logHeld = (fields: Partial<LoggedCall> = {}) =>
  logCalls(api, [
    {
      ...{ webhookId, at: RECEIVED_AT, requestId: 'request-7', held: true },
      ...{ message: 'rejected', reason: 'wrong-signature', status: 403, ...fields },
    },
  ]);

const hold = (secret = 'rotated') => holdCall(api, { webhookId, secret, sequenceNumber: 7 });

async function receive(VisibilityTimeout: number): Promise<string | undefined> {
  const QueueUrl = api.heldQueueUrl;
  const { Messages: [message] = [] } = await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout }),
  );
  return message?.ReceiptHandle;
}

/** Another dashboard verified or discarded it. */
async function takeAway(): Promise<void> {
  const ReceiptHandle = await receive(60);
  const QueueUrl = api.heldQueueUrl;
  await api.context.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
}

test('a call is said to be held when it is in the held queue, and the next step leads to it', async () => {
  const id = await hold();
  await logHeld();
  const told = await explain(api, asked);
  expect(told.verdict).toMatchObject({
    cause: 'held',
    sentence: expect.stringMatching(/^The gateway holds the call: its signature is of none of/),
  });
  expect(hopOf(told, 'checks')?.nextSteps).toContainEqual(
    expect.objectContaining({ screen: 'held-call', id }),
  );
});

test('of a call that is held because no secret could be read, nothing is said of its signature', async () => {
  await holdCall(api, { webhookId, secret: 'x', sequenceNumber: 7, reason: 'secret-unavailable' });
  await logHeld({ message: 'unavailable', reason: 'secret-unavailable', status: 503 });
  const { verdict } = await explain(api, asked);
  expect(verdict).toEqual({
    cause: 'held',
    sentence: 'The gateway holds the call: it could not read the secret of the webhook Orders.',
  });
});

test('a call that was held and published since is followed to the bus', async () => {
  await hold(REGISTRATION.signingSecret);
  await logHeld();
  expect((await verify(api)).counts.redriven).toBe(1);
  const told = await explain(api, asked);
  expect(told.verdict.cause).not.toMatch(/held/);
  expect(hopOf(told, 'checks')).toMatchObject({
    state: 'passed',
    sentence: expect.stringMatching(/It was verified later, and published/),
  });
  expect(hopOf(told, 'bus')?.state).toBe('passed');
});

interface Gone {
  readonly name: string;
  readonly make: () => Promise<unknown>;
  readonly says: RegExp;
}

const GONE: readonly Gone[] = [
  {
    name: 'another dashboard has taken it out of the queue since it was listed here',
    make: async () => {
      await hold();
      await listHeldIds(api);
      await takeAway();
    },
    says: /It is not in the held queue now: it was verified and published, or discarded\.$/,
  },
  {
    name: 'its day in the queue is over',
    make: async () => api.replaceContext({ now: () => RECEIVED_AT + DAY_MS }),
    says: /or its day there was over\.$/,
  },
  {
    name: 'another process holds messages of the queue',
    make: async () => {
      await hold();
      await receive(60);
    },
    says: /Whether it is still in the held queue is not known\. Not all messages could be seen/,
  },
  {
    name: 'the queue cannot be read',
    make: async () => {
      await hold();
      failCalls(api.context, { fault: 'denied', at: 'GetQueueAttributesCommand', stays: true });
    },
    says: /Whether it is still in the held queue is not known\. .*AccessDenied/,
  },
];

test.each(GONE)('a call is not said to be held when $name', async ({ make, says }) => {
  await logHeld();
  await make();
  const told = await explain(api, asked);
  expect(told.verdict.cause).toBe('was-held');
  expect(told.verdict.sentence).toMatch(/^The gateway held the call: /);
  expect(told.verdict.sentence).toMatch(says);
  const [arrival, ...others] = told.hops.map(({ state }) => state);
  expect(arrival).toBe('passed');
  expect(others).toEqual(Array(5).fill('unknown'));
});

test.each<[string, boolean]>([
  ['with its line in the log', true],
  ['before the log shows it', false],
])('a held call is found by the number that it says, %s', async (_, isLogged) => {
  const id = await hold();
  if (isLogged) await logHeld();
  const message = { ...MESSAGE, publish_timestamp: RECEIVED_AT - 20 };
  for (const told of [
    await explain(api, { webhookId, sequenceNumber: '7' }),
    await explainBody(api, { message }),
  ]) {
    expect(told.event.webhookId).toBe(webhookId);
    expect(hopOf(told, 'arrival')?.state).toBe('passed');
    expect(told.verdict.cause).toBe('held');
    expect(told.verdict.sentence).toMatch(/holds a call that says it is message 7: /);
    expect(hopOf(told, 'checks')?.nextSteps).toContainEqual(expect.objectContaining({ id }));
  }
});

test.each<[string, object]>([
  ['number', { sequenceNumber: 8 }],
  ['time of publishing', { message: { ...MESSAGE, publish_timestamp: RECEIVED_AT - 900 } }],
  ['time', { sequenceNumber: 7, at: RECEIVED_AT - 2 * 60 * 60_000 }],
])('a held call of another %s is not taken for the message', async (_, given) => {
  await hold();
  const body = 'message' in given ? given : { ...given, webhookId };
  expect((await explainBody(api, body)).verdict.cause).toBe('not-found');
});
