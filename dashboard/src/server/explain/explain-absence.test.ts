import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  explain,
  explainBody,
  hopOf,
  logPublished,
  MESSAGE,
  makeQueueRule,
  OF_SHOP,
} from '../testing/explain-calls.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, type LoggedCall, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let api: Api;
let webhookId: string;
/** When the log group was created, ms since the epoch: the log has nothing from before. */
let begin: number;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
  begin = Date.now();
  ({ webhookId } = await registerWebhook(api));
});
afterEach(() => api.close());

function setNow(now: number): void {
  api.replaceContext({ now: () => now });
}

/** A message that was published so long after the log began. */
const publishedAfter = (ms: number) => ({ ...MESSAGE, publish_timestamp: begin + ms });

/** CloudWatch Logs always has another page, as in a log of many calls. */
function giveEndlessPages(): void {
  api.context.logs.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'FilterLogEventsCommand') return next(args);
        const result = await next({ ...args, input: { ...args.input, nextToken: undefined } });
        Object.assign(result.output as object, { nextToken: 'more' });
        return result;
      },
    { step: 'initialize' },
  );
}

const keepForDays = (retentionInDays: number) =>
  api.context.logs.send(
    new PutRetentionPolicyCommand({ logGroupName: LOG_GROUP_NAME, retentionInDays }),
  );

test('a message never arrived when the whole log of its time was searched, and is shown', async () => {
  await makeQueueRule(api, 'hello', OF_SHOP);
  setNow(begin + HOUR_MS);
  const told = await explainBody(api, { message: publishedAfter(10 * MINUTE_MS) });
  expect(told.verdict.cause).toBe('never-arrived');
  expect(told.verdict.sentence).toMatch(
    /^No verified call for message 7 of the webhook Orders reached the gateway, between /,
  );
  expect(hopOf(told, 'checks')?.state).toBe('not-reached');
  expect(hopOf(told, 'rules')).toMatchObject({
    state: 'not-reached',
    sentence: expect.stringMatching(/As the rules are now, hello would match it/),
  });
});

interface Doubt {
  readonly name: string;
  readonly now: () => number;
  readonly publishedMs: number;
  readonly plant?: () => unknown;
  readonly because: RegExp;
}

const DOUBTS: readonly Doubt[] = [
  {
    name: 'the log may not show it yet',
    now: () => begin + 14 * MINUTE_MS,
    publishedMs: 10 * MINUTE_MS,
    because: /CloudWatch Logs may show a call some minutes after it came/,
  },
  {
    name: 'the search ended early',
    now: () => begin + HOUR_MS,
    publishedMs: 10 * MINUTE_MS,
    plant: giveEndlessPages,
    because: /the search ended at .*, after 30 calls of CloudWatch Logs/,
  },
  {
    name: 'the log keeps less',
    now: () => begin + 4 * DAY_MS,
    publishedMs: DAY_MS,
    plant: () => keepForDays(1),
    because: /the gateway’s log goes back to .* only/,
  },
  {
    name: 'the log began later',
    now: () => begin + HOUR_MS,
    publishedMs: -HOUR_MS,
    because: /the gateway’s log goes back to .* only/,
  },
  {
    name: 'it is not known how far back the log goes',
    now: () => begin + HOUR_MS,
    publishedMs: 10 * MINUTE_MS,
    plant: () => failCalls(api.context, { fault: 'denied', at: 'DescribeLogGroupsCommand' }),
    because: /it is not known how far back the gateway’s log goes/,
  },
];

test.each(DOUBTS)('a message is not said to be missing when $name', async (doubt) => {
  setNow(doubt.now());
  await doubt.plant?.();
  const told = await explainBody(api, { message: publishedAfter(doubt.publishedMs) });
  expect(told.verdict.cause).toBe('not-found');
  expect(told.verdict.sentence).toMatch(
    /^No verified call for message 7 of the webhook Orders was found/,
  );
  expect(told.verdict.sentence).toMatch(doubt.because);
  expect(told.hops.map(({ state }) => state)).toEqual(Array(6).fill('unknown'));
});

test.each([
  ['is said to be missing when the log shows all of that time', 9 * MINUTE_MS, 'never-arrived'],
  ['is not yet said to be missing', 4 * MINUTE_MS, 'not-found'],
])('a message in a gap of the numbers %s', async (_, ageMs, cause) => {
  const at = begin - ageMs;
  const line = { webhookId, ageMs: 10, tenant: 'default', cache: 'shop', topic: 'orders' };
  await logCalls(api, [
    { ...line, at, sequenceNumber: 87, requestId: 'before' },
    { ...line, at: at + 2_000, sequenceNumber: 94, requestId: 'after' },
  ]);
  const { verdict } = await explain(api, { webhookId, sequenceNumber: '90' });
  expect(verdict.cause).toBe(cause);
});

test('a number alone tells of no time, so its message is not said to be missing', async () => {
  setNow(begin + HOUR_MS);
  const { verdict } = await explain(api, { webhookId, sequenceNumber: '5' });
  expect(verdict.cause).toBe('not-found');
  expect(verdict.sentence).toMatch(
    /of the last seven days.*not known when the message was published/,
  );
});

test('without a log group nothing is said to be missing', async () => {
  await api.close();
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  ({ webhookId } = await registerWebhook(api));
  const { verdict } = await explainBody(api, { message: publishedAfter(-HOUR_MS) });
  expect(verdict.cause).toBe('not-found');
  expect(verdict.sentence).toMatch(
    /was found\. It may have come nevertheless, because the gateway’s log group is not there/,
  );
});

test('an id that was not found is said to be so only of what was searched', async () => {
  const before = await explain(api, { requestId: 'unknown' });
  expect(before.verdict.sentence).toMatch(/log of the last seven days, which may show a call some/);
  giveEndlessPages();
  const { verdict } = await explain(api, { requestId: 'unknown' });
  expect(verdict.cause).toBe('not-found');
  expect(verdict.sentence).toMatch(/No such call of this tenant was found: the search ended at/);
});

/** A call that could not be verified: its log line has no number. */
const logUnverified = (at: number, fields: Partial<LoggedCall> = {}) =>
  logCalls(api, [
    { webhookId, at, requestId: 'wrong', message: 'rejected', status: 403, ...fields },
  ]);

test('a missing message tells of calls near it that could not be verified', async () => {
  setNow(begin + HOUR_MS);
  await logUnverified(begin + 10 * MINUTE_MS, { reason: 'wrong-signature' });
  const asked = { webhookId, sequenceNumber: '5' };
  const far = await explain(api, { ...asked, at: String(begin + 20 * MINUTE_MS) });
  expect(far.verdict.cause).toBe('never-arrived');
  const near = await explain(api, { ...asked, at: String(begin + 10 * MINUTE_MS) });
  expect(near.verdict.cause).toBe('never-arrived');
  expect(hopOf(near, 'arrival')?.facts).toContainEqual({
    name: 'Calls near it that could not be verified',
    value: '1',
  });
});

test.each(['wrong-signature', 'secret-unavailable'] as const)(
  'a message is not said to be missing when a call near it was held for %s',
  async (reason) => {
    setNow(begin + HOUR_MS);
    await logUnverified(begin + 10 * MINUTE_MS, { reason, held: true });
    const { verdict } = await explainBody(api, { message: publishedAfter(10 * MINUTE_MS) });
    expect(verdict.cause).toBe('not-found');
    expect(verdict.sentence).toMatch(/1 of the calls near it was held, and may have brought it/);
  },
);

test('a message is found behind a newer one with its number', async () => {
  setNow(begin + 2 * HOUR_MS);
  const line = { webhookId, tenant: 'default', cache: 'shop', topic: 'orders', ageMs: 10 };
  const at = begin + 10 * MINUTE_MS;
  await logCalls(api, [
    { ...line, at, requestId: 'older', sequenceNumber: 7, durationMs: 0 },
    { ...line, at: at + HOUR_MS, requestId: 'newer', sequenceNumber: 7 },
  ]);
  const { event } = await explainBody(api, { message: publishedAfter(10 * MINUTE_MS - 10) });
  expect(event.requestId).toBe('older');
});

test('a message without a number is found by when it was published', async () => {
  await logPublished(api, { requestId: 'other', at: begin - 5 * MINUTE_MS });
  const at = begin - MINUTE_MS;
  const line = { webhookId, tenant: 'default', cache: 'shop', topic: 'orders' };
  await logCalls(api, [{ ...line, at, requestId: 'it', ageMs: 10, durationMs: 0 }]);
  const { topic_sequence_number: _, ...message } = publishedAfter(-MINUTE_MS - 10);
  const { event } = await explainBody(api, { webhookId, message });
  expect(event.requestId).toBe('it');
});
