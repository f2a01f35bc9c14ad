import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdMessages, listFailures, park } from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
/** Each look at this clock takes 1 ms, so that all that takes calls takes time. */
let clockMs = 0;
beforeEach(async () => {
  api = await startApi({}, { elapsed: () => clockMs++ });
});
afterEach(() => api.close());

/** Holds the answers that end a look, after both queues said that there is nothing more. */
function holdLook() {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let answers = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName !== 'GetQueueAttributesCommand' || !isHolding) return answer;
        answers += 1;
        // Each of the two queues is described when a look begins and when it ends.
        if (answers === 4) reached.resolve();
        if (answers > 2) await gate.promise;
        return answer;
      },
    { step: 'initialize' },
  );
  let isHolding = true;
  return {
    reached: reached.promise,
    release: () => {
      isHolding = false;
      gate.resolve();
    },
  };
}

/** Counts the looks at the parked queue from now on: each receives once or more of each queue. */
function countReceives(): () => number {
  let receives = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'ReceiveMessageCommand') receives += 1;
        return next(call);
      },
    { step: 'initialize' },
  );
  return () => receives;
}

const readStatus = async (id: string) => (await api.call('GET', `/api/failures/${id}`)).status;

test('a failure that came while a look was already under way is found by its id', async () => {
  const look = holdLook();
  const list = listFailures(api);
  await look.reached;
  const id = await park(api, makePublishFailure());
  const asked = readStatus(id);
  const planned = api.call('POST', '/api/failures/redrive', { ids: [id], dryRun: true });
  look.release();
  expect(await list).toMatchObject({ total: 0, complete: true });
  expect(await asked).toBe(200);
  expect((await planned).body.plan).toMatchObject([{ id, result: 'to-bus' }]);
});

test('an unknown id costs one look, however often it is asked for', async () => {
  const countCalls = countReceives();
  expect(await readStatus('unknown')).toBe(404);
  const calls = countCalls();
  for (let time = 0; time < 3; time += 1) expect(await readStatus('unknown')).toBe(404);
  expect(countCalls()).toBe(calls);
});

test('what one unknown id was answered says nothing about another', async () => {
  expect(await readStatus('unknown')).toBe(404);
  const id = await park(api, makePublishFailure());
  expect(await readStatus(id)).toBe(200);
});

test('an unknown id is looked for again when the last look is too old', async () => {
  expect(await readStatus('unknown')).toBe(404);
  const countCalls = countReceives();
  clockMs += 1_000;
  expect(await readStatus('unknown')).toBe(404);
  expect(countCalls()).toBeGreaterThan(0);
});

test('of many unknown ids the newest thousand are remembered', async () => {
  const ids = Array.from({ length: 1_001 }, (_, number) => `unknown-${number}`);
  await api.call('POST', '/api/failures/redrive', { ids, dryRun: true });
  const countCalls = countReceives();
  expect(await readStatus('unknown-1')).toBe(404);
  expect(await readStatus('unknown-1000')).toBe(404);
  expect(countCalls()).toBe(0);
  expect(await readStatus('unknown-0')).toBe(404);
  expect(countCalls()).toBeGreaterThan(0);
});

test('an id that was not found while others held messages is looked for again', async () => {
  const id = await park(api, makePublishFailure());
  const [held] = await holdMessages(api);
  const plan = async () =>
    (await api.call('POST', '/api/failures/redrive', { ids: [id], dryRun: true })).body.plan;
  expect(await plan()).toMatchObject([{ id, result: 'busy' }]);
  await api.context.sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: api.parkedQueueUrl,
      ReceiptHandle: held?.receiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  expect(await plan()).toMatchObject([{ id, result: 'to-bus' }]);
});
