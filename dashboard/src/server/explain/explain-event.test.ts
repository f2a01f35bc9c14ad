import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../callers/caller.ts';
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
import { breakDelivery, DEAD_LETTER, park, parkDeadLetter } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import type { Api } from '../testing/start-api.ts';
import { API_KEY, type MomentoApi, startMomentoApi } from '../testing/start-momento-api.ts';
import { closeParkedQueue, createTenant, inTenant, OWN_ARN } from '../testing/tenant-calls.ts';
import { REGISTRATION, registerWebhook } from '../testing/webhook-calls.ts';

let api: Api;
let momento: MomentoApi['momento'];
let close: MomentoApi['close'];
beforeEach(async () => {
  ({ api, momento, close } = await startMomentoApi({}, { logGroupName: LOG_GROUP_NAME }));
  await makeLogGroup(api);
});
afterEach(() => close());

test.each<[string, (webhookId: string) => Record<string, string>]>([
  ['its request id', () => ({ requestId: 'request-7' })],
  ['EventBridge’s id', () => ({ eventId: 'event-7' })],
  ['its number', (webhookId) => ({ webhookId, sequenceNumber: '7' })],
  ['about its time', (webhookId) => ({ webhookId, at: String(Date.now() - 30_000) })],
])('an event is found by %s', async (_, ask) => {
  const { webhookId } = await logPublished(api);
  const { event } = await explain(api, ask(webhookId));
  expect(event).toMatchObject({ webhookId, requestId: 'request-7', eventId: 'event-7' });
});

test('a pasted message finds its call, and is not in the answer to another question', async () => {
  await logPublished(api);
  const { event } = await explainBody(api, { message: MESSAGE });
  expect(event).toMatchObject({ webhookName: 'Orders', hasMessage: true });
});

test('rules that depend on the message ask for it when only the log line is known', async () => {
  await logPublished(api);
  await makeQueueRule(api, 'hello', { detail: { text: ['hello'] } });
  const asked = await explain(api, { requestId: 'request-7' });
  expect(asked).toMatchObject({ asksMessage: true, verdict: { cause: 'message-needed' } });
  expect(asked.verdict.sentence).toMatch(/hello depends on the message/);
  const told = await explainBody(api, { requestId: 'request-7', message: MESSAGE });
  expect(told).toMatchObject({ asksMessage: false, verdict: { cause: 'delivered' } });
  expect(told.rules).toMatchObject([{ rule: 'hello', result: 'matches', by: 'event-bridge' }]);
});

test('a long value is not in the answer again and again', async () => {
  await makeQueueRule(api, 'other', { detail: { cache: ['shop'], text: ['other'] } });
  const text = 'x'.repeat(500_000);
  const answer = await api.call('POST', '/api/explain', { message: { ...MESSAGE, text } });
  expect(answer.status).toBe(200);
  expect(answer.body.rules).toMatchObject([{ rule: 'other', path: 'detail.text' }]);
  expect(answer.text.length).toBeLessThan(10_000);
});

test('of a message without a number and a time it is only said what would match it', async () => {
  await registerWebhook(api);
  await makeQueueRule(api, 'hello', OF_SHOP);
  const { topic_sequence_number: _, ...message } = MESSAGE;
  const { verdict, rules } = await explainBody(api, { message });
  expect(verdict).toMatchObject({ cause: 'not-found' });
  expect(verdict.sentence).toMatch(
    /Whether the event came is not known: the rule hello matches it/,
  );
  expect(rules).toMatchObject([{ rule: 'hello', result: 'matches' }]);
});

test('a message beside the id of another call is explained with that call, and said to differ', async () => {
  await logPublished(api);
  const message = { ...MESSAGE, topic_sequence_number: 8, publish_timestamp: 1 };
  const told = await explainBody(api, { requestId: 'request-7', message });
  expect(told.event).toMatchObject({ requestId: 'request-7', sequenceNumber: 7 });
  expect(told.unknowns).toContainEqual(expect.stringMatching(/number 8, and the call 7/));
});

test('of many rules the nearest misses are shown, and EventBridge is asked ten times at most', async () => {
  await logPublished(api);
  const { events } = api.context;
  for (let number = 0; number < 60; number += 1) {
    // A list is what the dashboard leaves to EventBridge.
    const detail = { topic: ['orders'], list: [`x${number}`], text: ['other'] };
    const EventPattern = JSON.stringify({ source: ['Momento'], detail });
    await events.send(new PutRuleCommand({ Name: `far-${number}`, EventPattern }));
  }
  for (let number = 0; number < 30; number += 1) {
    const EventPattern = JSON.stringify({ detail: { list: [`x${number}`] } });
    await events.send(new PutRuleCommand({ Name: `open-${number}`, EventPattern }));
  }
  const { sent, stop } = failCalls(api.context);
  const told = await explainBody(api, { message: { ...MESSAGE, list: ['a', 'b'] } });
  stop();
  const asked = sent.filter((command) => command === 'TestEventPatternCommand').length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(10);
  expect(told.rules.length).toBeLessThanOrEqual(20);
  expect(told.rules.length + told.otherRuleCount).toBe(90);
});

test('a dead letter of the event is named at its target, by its failure and by the event', async () => {
  const queue = await makeQueue(api, 'orders');
  await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [toTarget(queue)] });
  await breakDelivery(api, queue);
  const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';
  const id = await parkDeadLetter(api, queue.arn, { RULE_ARN, ERROR_CODE: 'NO_PERMISSIONS' });
  for (const told of [
    await explain(api, { failureId: id }),
    await explainBody(api, { message: JSON.parse(DEAD_LETTER) }),
  ]) {
    expect(told.verdict).toMatchObject({ cause: 'target-refuses' });
    expect(told.verdict.sentence).toMatch(/Its dead letter says NO_PERMISSIONS/);
    expect(told.targets).toMatchObject([{ arn: queue.arn, failureIds: [id] }]);
  }
});

test('a dead letter of a rule that is gone says what its target answered', async () => {
  const arn = 'arn:aws:sqs:us-east-1:000000000000:gone';
  const failureId = await parkDeadLetter(api, arn);
  const { verdict } = await explain(api, { failureId });
  expect(verdict.cause).toBe('target-failed');
  expect(verdict.sentence).toMatch(/The target gone of the rule gone did not take the event: SDK_/);
});

test('a parked event says why the bus did not take it, and leads to its failure', async () => {
  const failureId = await park(api, makePublishFailure({ reason: 'access-denied' }));
  const told = await explain(api, { failureId });
  expect(told.verdict.sentence).toMatch(/the function’s role may not put events on it/);
  expect(hopOf(told, 'bus')?.nextSteps).toMatchObject([{ screen: 'failure', id: failureId }]);
});

test('a message that was not found is looked for at Momento, when a key is given', async () => {
  const { webhookId } = await registerWebhook(api);
  const asked = { webhookId, sequenceNumber: 5, apiKey: API_KEY };
  const { verdict } = await explainBody(api, asked);
  expect(verdict.sentence).toMatch(/Momento has no webhook for its topic/);
  momento.store.put({
    cache: 'shop',
    name: 'hook',
    topic: 'orders',
    url: 'https://other.example/x',
  });
  const elsewhere = await explainBody(api, asked);
  expect(elsewhere.verdict.sentence).toMatch(/Momento posts its topic to another URL/);
});

test('nothing of another tenant is told: its calls answer like unknown ones', async () => {
  await closeParkedQueue(api, OWN_ARN);
  expect((await createTenant(api, 'refunds')).status).toBe(201);
  const inRefunds = inTenant(api, 'refunds');
  const { body } = await inRefunds('POST', '/api/webhooks', REGISTRATION);
  const { webhookId } = body;
  const at = Date.now() - 60_000;
  const line = { webhookId, tenant: 'refunds', cache: 'shop', topic: 'orders', ageMs: 10 };
  await logCalls(api, [
    { ...line, at, requestId: 'theirs', eventId: 'theirs-e', sequenceNumber: 7 },
  ]);
  const refused = { message: 'rejected', reason: 'wrong-signature', status: 403 } as const;
  await logCalls(api, [{ webhookId, at, requestId: 'theirs-2', ...refused }]);
  const own = await inRefunds('GET', '/api/explain?requestId=theirs');
  expect(own.body.event).toMatchObject({ webhookId });
  const viewer: Caller = {
    kind: 'session',
    subject: '1',
    name: 'Vera',
    groups: [],
    address: '',
    roleIn: (tenant) => (tenant === 'default' ? 'viewer' : undefined),
  };
  api.replaceContext({ callers: { find: async () => viewer, canSignOut: true } });
  const told = (answer: { text: string }, id: string) => answer.text.replaceAll(id, '');
  for (const [name, id, unknown] of [
    ['requestId', 'theirs', 'nobodys'],
    ['requestId', 'theirs-2', 'nobodys'],
    ['eventId', 'theirs-e', 'nobodys'],
  ]) {
    const foreign = await api.call('GET', `/api/explain?${name}=${id}`);
    const missing = await api.call('GET', `/api/explain?${name}=${unknown}`);
    expect(told(foreign, `${id}`)).toBe(told(missing, `${unknown}`));
    expect(foreign.text).not.toContain(webhookId);
  }
  const byWebhook = await api.call('GET', `/api/explain?webhookId=${webhookId}&sequenceNumber=7`);
  expect(byWebhook.status).toBe(404);
  expect(
    (await api.call('POST', '/api/explain', { message: MESSAGE, apiKey: API_KEY })).status,
  ).toBe(403);
});

test.each<[string, object, string]>([
  ['nothing', {}, 'requestId'],
  ['two ids', { requestId: 'a', eventId: 'b' }, 'eventId'],
  ['a number without a webhook', { requestId: 'a', sequenceNumber: 7 }, 'webhookId'],
  ['a webhook alone', { webhookId: '11111111-2222-4333-8444-555555555555' }, 'sequenceNumber'],
  ['a message that is none', { message: { hello: 1 } }, 'message'],
  ['an id with a character of filter patterns', { requestId: 'a" || "b' }, 'requestId'],
])('%s is refused, and the field is named', async (_, asked, location) => {
  const { status, body } = await api.call('POST', '/api/explain', asked);
  expect(status).toBe(400);
  expect(body.errors.map((error: { location: string }) => error.location)).toContain(location);
});

test.each(['FilterLogEventsCommand', 'ListRulesCommand', 'ListTargetsByRuleCommand'])(
  'an error of AWS at %s is told, and is no explanation',
  async (command) => {
    await logPublished(api);
    await makeQueueRule(api, 'rule', OF_SHOP);
    const calls = failCalls(api.context, { fault: 'denied', at: command });
    const { status, body } = await api.call('GET', '/api/explain?requestId=request-7');
    calls.stop();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.type).toMatch(/aws-access-denied/);
  },
);

test('that EventBridge cannot be asked is said of the rule', async () => {
  await makeQueueRule(api, 'list', { source: ['Momento'], detail: { list: ['a'] } });
  const calls = failCalls(api.context, {
    fault: 'error',
    at: 'TestEventPatternCommand',
    stays: true,
  });
  const told = await explainBody(api, { message: { ...MESSAGE, list: ['a'] } });
  calls.stop();
  expect(told.rules).toMatchObject([{ rule: 'list', result: 'depends' }]);
  expect(told.rules[0]?.sentence).toMatch(/EventBridge could not be asked/);
});

test('an event whose cache is no text is explained as what it is', async () => {
  await makeQueueRule(api, 'rule', OF_SHOP);
  const detail = { cache: { toString: { a: 1 } }, topic: ['orders'] };
  const told = await explainBody(api, { message: { source: 'Momento', detail } });
  expect(told.rules).toMatchObject([{ rule: 'rule', result: 'misses' }]);
});
