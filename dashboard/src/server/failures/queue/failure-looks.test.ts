import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdMessages, listFailures, park } from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
let clockMs = 0;
beforeEach(async () => {
  api = await startApi({}, { elapsed: () => clockMs });
});
afterEach(() => api.close());

/** Lists the failures; a look at the queues takes `lookMs`. Returns whether there was one. */
function createList(): (lookMs: number) => Promise<boolean> {
  let hasLooked = false;
  let leftMs = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'ReceiveMessageCommand') {
          hasLooked = true;
          clockMs += leftMs;
          leftMs = 0;
        }
        return next(call);
      },
    { step: 'initialize' },
  );
  return async (lookMs) => {
    hasLooked = false;
    leftMs = lookMs;
    await listFailures(api);
    return hasLooked;
  };
}

test.each([
  ['ten times as long as one took', 1_000, false, 10_000],
  ['a minute at most', 10_000, false, 60_000],
  ['twice as long as one that did not see everything', 4_000, true, 8_000],
])('between two looks the list is from memory: %s', async (_, lookMs, isHeldElsewhere, restMs) => {
  if (isHeldElsewhere) {
    await park(api, makePublishFailure());
    await holdMessages(api);
  }
  const list = createList();
  expect(await list(lookMs)).toBe(true);
  clockMs += restMs - 1;
  expect(await list(lookMs)).toBe(false);
  clockMs += 1;
  expect(await list(lookMs)).toBe(true);
});
