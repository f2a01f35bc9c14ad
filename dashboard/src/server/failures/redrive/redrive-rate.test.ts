import { RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRuleFor, RULE_ARN } from '../../testing/dead-letter-calls.ts';
import { countMessages, park, parkDeadLetter } from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { makeQueue } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
/** ms; goes on only while work waits for its turn. */
let clockMs = 0;
beforeEach(async () => {
  clockMs = 0;
  const wait = async (ms: number) => {
    clockMs += ms;
  };
  api = await startApi({}, { elapsed: () => clockMs, wait });
});
afterEach(() => api.close());

/** When each event was sent, ms. */
function noteTimes(): number[] {
  const times: number[] = [];
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        const { Entries = [] } = call.input as { Entries?: unknown[] };
        if (commandName === 'PutEventsCommand') times.push(...Entries.map(() => clockMs));
        return next(call);
      },
    { step: 'initialize' },
  );
  return times;
}

test.each([
  [1, 45],
  [7, 60],
  [25, 100],
])(
  'at %d events a second no more are sent in any second, and all are sent',
  async (rate, count) => {
    for (let n = 0; n < count; n += 1) await park(api, makePublishFailure());
    const times = noteTimes();
    const { body } = await api.call('POST', '/api/redrives', { all: true, eventsPerSecond: rate });
    const read = async () => (await api.call('GET', `/api/redrives/${body.redriveId}`)).body;
    await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('done');
    expect(await read()).toMatchObject({
      eventsPerSecond: rate,
      total: count,
      counts: { redriven: count },
    });
    expect(times).toHaveLength(count);
    for (const [place, time] of times.entries()) {
      // The one that is `rate` places later is a second later.
      expect((times[place + rate] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(
        1_000,
      );
    }
    expect(await countMessages(api)).toEqual({ visible: 0, held: 0 });
  },
);

test.each([0, 1.5, 1_001, '10'])('%j events a second are refused', async (eventsPerSecond) => {
  const { status } = await api.call('POST', '/api/redrives', { all: true, eventsPerSecond });
  expect(status).toBe(400);
});

test('a target that is taken from its rule during a redrive gets nothing more', async () => {
  const { sqs, events } = api.context;
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  for (let n = 0; n < 3; n += 1) await parkDeadLetter(api, queue.arn, { RULE_ARN });
  let sent = 0;
  sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName !== 'SendMessageCommand') return answer;
        sent += 1;
        await events.send(new RemoveTargetsCommand({ Rule: 'maker', Ids: ['t'] }));
        return answer;
      },
    { step: 'initialize' },
  );
  const { body } = await api.call('POST', '/api/redrives', { all: true, eventsPerSecond: 1 });
  const read = async () => (await api.call('GET', `/api/redrives/${body.redriveId}`)).body;
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('done');
  expect((await read()).counts).toMatchObject({ redriven: 1, failed: 2 });
  expect(sent).toBe(1);
});
