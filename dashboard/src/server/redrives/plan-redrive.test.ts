import { DisableRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  breakDelivery,
  countMessages,
  listFailures,
  makeRule,
  park,
} from '../testing/failure-calls.ts';
import { openViewer } from '../testing/live-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { putEvent } from '../testing/put-event.ts';
import { makeQueue, receiveBodies, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

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
  await api.dependencies.events.send(new DisableRuleCommand({ Name: 'disabled' }));
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
  let asked = 0;
  api.dependencies.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'TestEventPatternCommand') asked += 1;
        return next(call);
      },
    { step: 'initialize' },
  );
  const events: { rules?: string[] }[] = await plan({ all: true });
  expect(events).toHaveLength(320);
  expect(asked).toBe(300);
  // One of them told about the topic, whatever the text.
  expect(events.filter(({ rules }) => rules !== undefined)).toHaveLength(299);
  expect(events[0]?.rules).toEqual(['text', 'topic']);
});
