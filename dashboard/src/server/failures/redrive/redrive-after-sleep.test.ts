import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { park } from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
/** ms: for so long the machine slept, and its monotonic clock stood still. */
let sleptMs = 0;
beforeEach(async () => {
  sleptMs = 0;
  const wait = (ms: number) => sleep(ms / 100);
  api = await startApi({}, { now: () => Date.now() + sleptMs, wait });
});
afterEach(() => api.close());

test('after the machine slept, a redrive sends nothing of what it held before', async () => {
  for (let n = 0; n < 3; n += 1) await park(api, makePublishFailure());
  const { sqs, events } = api.context;
  let puts = 0;
  sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName === 'DeleteMessageBatchCommand') sleptMs += 600_000;
        return answer;
      },
    { step: 'initialize' },
  );
  events.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'PutEventsCommand') puts += 1;
        return next(call);
      },
    { step: 'initialize' },
  );
  const { body } = await api.call('POST', '/api/redrives', { all: true, eventsPerSecond: 1 });
  const read = async () => (await api.call('GET', `/api/redrives/${body.redriveId}`)).body;
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe('done');
  // In local AWS no time has passed: what was let go is still hidden.
  expect(await read()).toMatchObject({ counts: { redriven: 1 }, heldElsewhere: 2 });
  expect(puts).toBe(1);
});
