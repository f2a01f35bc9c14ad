import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain, hopOf } from '../testing/explain-calls.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { holdMessages, listFailures, park } from '../testing/failure-calls.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

const asked = { requestId: 'request-7' };

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  await makeLogGroup(api);
});
afterEach(() => api.close());

async function logParked(at = Date.now() - 60_000): Promise<void> {
  const { webhookId } = await registerWebhook(api);
  const parked = { message: 'parked', reason: 'throttled', status: 202 } as const;
  await logCalls(api, [{ ...parked, ...asked, webhookId, at }]);
}

const parkCall = () => park(api, makePublishFailure({ requestId: 'request-7' }));

test('an event that was parked since the queue was last looked at is in it', async () => {
  await logParked();
  await listFailures(api);
  const id = await parkCall();
  const told = await explain(api, asked);
  expect(told.verdict.sentence).toMatch(/It is in the parked queue\.$/);
  expect(hopOf(told, 'bus')).toMatchObject({ state: 'stopped', nextSteps: [{ id }] });
});

test('an event that is in the parked queue no more may be on the bus', async () => {
  await logParked();
  const told = await explain(api, asked);
  expect(told.verdict.cause).toBe('parked');
  expect(told.verdict.sentence).toMatch(/is not in the parked queue now: it was redriven, deleted/);
  expect(hopOf(told, 'bus')?.state).toBe('unknown');
  expect(hopOf(told, 'rules')?.state).toBe('unknown');
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'another process holds messages of it',
    () => holdMessages(api),
    /Not all messages could be seen/,
  ],
  [
    'it cannot be read',
    async () =>
      failCalls(api.context, { fault: 'denied', at: 'GetQueueAttributesCommand', stays: true }),
    /AccessDenied/,
  ],
])('an event is not said to be gone from the parked queue when %s', async (_, make, says) => {
  await logParked();
  await parkCall();
  await make();
  const { verdict } = await explain(api, asked);
  expect(verdict.sentence).not.toMatch(/not in the parked queue now/);
  expect(verdict.sentence).toMatch(says);
});

test('an event is not said to be gone from the parked queue that was looked at before it came', async () => {
  // By another clock than this dashboard’s.
  const at = Date.now() + 60_000;
  await logParked(at);
  api.replaceContext({ now: () => at + 1_000 });
  const { verdict } = await explain(api, asked);
  expect(verdict.sentence).toMatch(
    /not known\. The queue was looked at before it can have been there/,
  );
});
