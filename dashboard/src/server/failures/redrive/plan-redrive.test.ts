import { DisableRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FailingCalls, failCalls } from '../../testing/fail-calls.ts';
import {
  breakDelivery,
  countMessages,
  listFailures,
  makeRule,
  park,
  parkDeadLetter,
} from '../../testing/failure-calls.ts';
import { openViewer } from '../../testing/live-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { putEvent } from '../../testing/put-event.ts';
import { makeQueue, receiveBodies, toTarget } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

/** How often EventBridge was asked whether a pattern matches. */
function countTests({ sent }: FailingCalls): number {
  return sent.filter((command) => command === 'TestEventPatternCommand').length;
}

async function plan(choice: object) {
  const { status, body } = await api.call('POST', '/api/failures/redrive', {
    ...choice,
    dryRun: true,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.plan;
}

async function addRule(name: string, events: object): Promise<void> {
  const targets = [toTarget(await makeQueue(api, name))];
  expect((await api.call('POST', '/api/rules', { name, ...events, targets })).status).toBe(201);
}

test('a plan names the enabled rules that match an event now, by all of its fields', async () => {
  await addRule('topic', { cache: 'shop', topic: 'orders' });
  await addRule('cache', { cache: 'shop' });
  await addRule('text', { pattern: { source: ['Momento'], detail: { text: ['hello'] } } });
  await addRule('other-text', { pattern: { detail: { text: ['bye'] } } });
  await addRule('other-cache', { cache: 'store' });
  await addRule('disabled', { cache: 'shop' });
  await api.context.events.send(new DisableRuleCommand({ Name: 'disabled' }));
  await openViewer(api);
  const id = await park(api, makePublishFailure());
  expect(await plan({ all: true })).toEqual([
    { id, result: 'to-bus', rules: ['cache', 'text', 'topic'] },
  ]);
});

test('a plan sends and removes nothing, and hides nothing', async () => {
  const target = await makeRule(api);
  const id = await park(api, makePublishFailure());
  expect(await plan({ ids: [id] })).toEqual([{ id, result: 'to-bus', rules: ['rule'] }]);
  expect(await countMessages(api)).toEqual({ visible: 1, held: 0 });
  expect(await receiveBodies(api, target)).toEqual([]);
});

test('a plan says which target a delivery failure goes to', async () => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(async () => (await listFailures(api)).total).toBe(1);
  expect(await plan({ all: true })).toMatchObject([{ result: 'to-target', targetArn: target.arn }]);
});

test.each([
  [
    'that is too long for EventBridge',
    makePublishFailure({ topic: 'x'.repeat(129) }),
    /longer than EventBridge/,
  ],
  ['that is too large', makePublishFailure({ reason: 'entry-too-large' }), /larger/],
  ['that cannot be read', 'no failure', /did not write/],
])('a plan refuses an event %s, and says why', async (_, message, why) => {
  const id = await park(api, message);
  expect(await plan({ all: true })).toEqual([
    { id, result: 'refused', message: expect.stringMatching(why) },
  ]);
});

test('what is not in the queue is gone', async () => {
  expect(await plan({ ids: ['none'] })).toEqual([{ id: 'none', result: 'gone' }]);
});

test('a plan for a bus that does not exist refuses all', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  await park(api, makePublishFailure());
  expect(await plan({ all: true })).toMatchObject([
    { result: 'refused', message: expect.stringContaining('missing') },
  ]);
});

test('a plan of many events asks EventBridge a bounded number of times', async () => {
  await addRule('text', { pattern: { detail: { text: ['hello'] } } });
  await addRule('topic', { cache: 'shop', topic: 'orders' });
  for (let count = 0; count < 320; count += 1) await park(api, makePublishFailure());
  const calls = failCalls(api.context);
  const events: { rules?: string[] }[] = await plan({ all: true });
  expect(events).toHaveLength(320);
  expect(countTests(calls)).toBe(300);
  // One of them told about the topic, whatever the text.
  expect(events.filter(({ rules }) => rules !== undefined)).toHaveLength(299);
  expect(events[0]?.rules).toEqual(['text', 'topic']);
});

test('a rule that cannot be checked is named; the plan goes on, and so can the redrive', async () => {
  await addRule('topic', { cache: 'shop', topic: 'orders' });
  await addRule('text', { pattern: { detail: { text: ['hello'] } } });
  const id = await park(api, makePublishFailure());
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const { EventPattern = '' } = call.input as { EventPattern?: string };
        if (commandName !== 'TestEventPatternCommand' || !EventPattern.includes('hello')) {
          return next(call);
        }
        const $metadata = { httpStatusCode: 400 };
        throw Object.assign(new Error('Slow down'), { name: 'ThrottlingException', $metadata });
      },
    { step: 'initialize' },
  );
  expect(await plan({ all: true })).toEqual([
    {
      id,
      result: 'to-bus',
      rules: ['topic'],
      unchecked: [{ rule: 'text', message: expect.stringMatching(/throttling/) }],
    },
  ]);
});

test('when the rules cannot be listed, the plan says so and can be carried out', async () => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'ListRules', fault: 'error' });
  expect(await plan({ all: true })).toEqual([
    { id, result: 'to-bus', message: expect.stringMatching(/AWS/) },
  ]);
});

test('EventBridge is not asked on and on when it only fails', async () => {
  await addRule('text', { pattern: { detail: { text: ['hello'] } } });
  for (let count = 0; count < 20; count += 1) await park(api, makePublishFailure());
  await api.setFault({ operation: 'TestEventPattern', fault: 'error' });
  const calls = failCalls(api.context);
  const events: { unchecked?: object[] }[] = await plan({ all: true });
  expect(events.filter(({ unchecked }) => unchecked?.length === 1)).toHaveLength(20);
  expect(countTests(calls)).toBe(5);
});

test('when the bus cannot be looked at, a plan refuses all, and says why', async () => {
  await park(api, makePublishFailure());
  await parkDeadLetter(api, 'arn:aws:sqs:us-east-1:000000000000:orders');
  await api.setFault({ operation: 'DescribeEventBus', fault: 'error' });
  const refused = { result: 'refused', message: expect.stringMatching(/AWS/) };
  expect(await plan({ all: true })).toMatchObject([refused, refused]);
});
