import { DisableRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
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

/** An operator that only EventBridge judges, for a text that can be an address. */
const askedFor = (cidr: string) => ({ pattern: { detail: { text: [{ cidr }] } } });

const parkText = (text: string) =>
  park(api, makePublishFailure({}, JSON.stringify({ cache: 'shop', topic: 'orders', text })));

test('a plan of 100 events and 62 rules names all rules that match, and asks EventBridge a few times', async () => {
  const { events } = api.context;
  const shop = { source: ['Momento'], 'detail-type': ['shop#orders'] };
  const patterns: object[] = [
    { ...shop, detail: { text: [{ cidr: '10.0.0.0/8' }] } },
    { ...shop, detail: { text: [{ cidr: '10.0.0.0/8' }] } },
    ...Array.from({ length: 20 }, (_, n) => ({
      ...shop,
      detail: { json: { total: [{ numeric: ['>', n, '<=', n + 1] }] } },
    })),
    ...Array.from({ length: 20 }, (_, n) => ({ ...shop, detail: { text: [{ prefix: `${n}.` }] } })),
    ...Array.from({ length: 20 }, (_, n) => ({ 'detail-type': [`shop#other-${n}`] })),
  ];
  expect(patterns).toHaveLength(62);
  for (const [n, pattern] of patterns.entries()) {
    const Name = `rule-${String(n).padStart(2, '0')}`;
    await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
  }
  const ids: string[] = [];
  for (let n = 0; n < 100; n += 1) {
    const text = n % 2 === 0 ? '10.0.0.7' : '99.0.0.7';
    const detail = { cache: 'shop', topic: 'orders', text, json: { total: n, n } };
    ids.push(await park(api, makePublishFailure({}, JSON.stringify(detail))));
  }
  const calls = failCalls(api.context);
  const planned = await plan({ ids });
  expect(planned).toHaveLength(100);
  const rulesOf = (n: number) => planned[n].rules;
  expect(rulesOf(0)).toEqual(['rule-00', 'rule-01', 'rule-32']);
  expect(rulesOf(1)).toEqual(['rule-02']);
  expect(rulesOf(20)).toEqual(['rule-00', 'rule-01', 'rule-21', 'rule-32']);
  expect(rulesOf(99)).toEqual([]);
  expect(planned.filter(({ rules }: { rules?: string[] }) => rules === undefined)).toEqual([]);
  // Two rules of one pattern, and two texts where it looks.
  expect(countTests(calls)).toBe(2);
});

test('a number that JavaScript cannot hold is asked for as it is written', async () => {
  await addRule('large', { pattern: { detail: { n: [{ numeric: ['>', 5] }] } } });
  const detail = '{"cache":"shop","topic":"orders","n":9007199254740993.10}';
  await park(api, makePublishFailure({}, detail));
  const asked: string[] = [];
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        const { Event = '' } = call.input as { Event?: string };
        if (commandName === 'TestEventPatternCommand') asked.push(Event);
        return next(call);
      },
    { step: 'initialize' },
  );
  await plan({ all: true });
  expect(asked).toEqual([expect.stringContaining('"n":9007199254740993.10')]);
});

test('a plan of many different events asks EventBridge a bounded number of times', async () => {
  await addRule('address', askedFor('10.0.0.0/8'));
  await addRule('topic', { cache: 'shop', topic: 'orders' });
  for (let n = 0; n < 320; n += 1) await parkText(`10.0.${n % 2}.${n >> 1}`);
  const calls = failCalls(api.context);
  const events: { rules?: string[] }[] = await plan({ all: true });
  expect(events).toHaveLength(320);
  expect(countTests(calls)).toBe(300);
  expect(events.filter(({ rules }) => rules !== undefined)).toHaveLength(300);
  expect(events[0]?.rules).toEqual(['address', 'topic']);
});

test('a rule that cannot be checked is named; the plan goes on, and so can the redrive', async () => {
  await addRule('topic', { cache: 'shop', topic: 'orders' });
  await addRule('address', askedFor('10.0.0.0/8'));
  const id = await parkText('10.0.0.7');
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const { EventPattern = '' } = call.input as { EventPattern?: string };
        if (commandName !== 'TestEventPatternCommand' || !EventPattern.includes('cidr')) {
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
      unchecked: [{ rule: 'address', message: expect.stringMatching(/throttling/) }],
    },
  ]);
});

test('a call to EventBridge that fails once leaves later events of the same shape answered', async () => {
  await addRule('address', askedFor('10.0.0.0/8'));
  for (let n = 0; n < 12; n += 1) await parkText('10.0.0.1');
  let isFirst = true;
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'TestEventPatternCommand' || !isFirst) return next(call);
        isFirst = false;
        const $metadata = { httpStatusCode: 400 };
        throw Object.assign(new Error('Slow down'), { name: 'ThrottlingException', $metadata });
      },
    { step: 'initialize' },
  );
  const events: { rules?: string[]; unchecked?: object[] }[] = await plan({ all: true });
  const unchecked = events.filter((event) => event.unchecked !== undefined);
  // As many events as are looked at side by side share the answer that failed.
  expect(unchecked.length).toBeLessThanOrEqual(5);
  expect(events.filter(({ rules }) => rules?.includes('address'))).toHaveLength(
    12 - unchecked.length,
  );
});

test('when the rules cannot be listed, the plan says so and can be carried out', async () => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'ListRules', fault: 'error' });
  expect(await plan({ all: true })).toEqual([
    { id, result: 'to-bus', message: expect.stringMatching(/AWS/) },
  ]);
});

test('EventBridge is not asked on and on when it only fails', async () => {
  await addRule('address', askedFor('10.0.0.0/8'));
  for (let n = 0; n < 20; n += 1) await parkText(`10.0.0.${n}`);
  await api.setFault({ operation: 'TestEventPattern', fault: 'error' });
  const calls = failCalls(api.context);
  const events: { unchecked?: object[] }[] = await plan({ all: true });
  expect(events.filter(({ unchecked }) => unchecked?.length === 1)).toHaveLength(20);
  // Five errors end it; as many events are looked at side by side.
  expect(countTests(calls)).toBeLessThan(10);
});

test('when the bus cannot be looked at, a plan refuses all, and says why', async () => {
  await park(api, makePublishFailure());
  await parkDeadLetter(api, 'arn:aws:sqs:us-east-1:000000000000:orders');
  await api.setFault({ operation: 'DescribeEventBus', fault: 'error' });
  const refused = { result: 'refused', message: expect.stringMatching(/AWS/) };
  expect(await plan({ all: true })).toMatchObject([refused, refused]);
});
