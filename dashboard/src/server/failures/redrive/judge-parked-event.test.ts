import { type GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRule, park } from '../../testing/failure-calls.ts';
import { makePublishFailure } from '../../testing/publish-failure.ts';
import { type Queue, receiveBodies } from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { storeTenantWebhook } from '../../testing/tenant-calls.ts';
import { registerWebhook } from '../../testing/webhook-calls.ts';

const REDRIVE = '/api/failures/redrive';
const HOUR_S = 60 * 60;

let api: Api;
/** Gets everything of the cache `shop`. */
let consumer: Queue;
beforeEach(async () => {
  api = await startApi();
  consumer = await makeRule(api);
});
afterEach(() => api.close());

/** The dead-letter queue was there before the parked queue, as in a stack that was upgraded. */
function makeDeadLetterQueueOlder(): void {
  api.context.sqs.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const { QueueUrl } = call.input as GetQueueAttributesCommand['input'];
      const { Attributes } = answer.output as { Attributes?: Record<string, string> };
      if (QueueUrl === api.deadLetterQueueUrl && Attributes?.['CreatedTimestamp']) {
        const createdAtS = Number(Attributes['CreatedTimestamp']) - HOUR_S;
        Attributes['CreatedTimestamp'] = String(createdAtS);
      }
      return answer;
    },
    { step: 'initialize' },
  );
}

async function parkAsBefore(body: string): Promise<string> {
  const { MessageId = '' } = await api.context.sqs.send(
    new SendMessageCommand({ QueueUrl: api.deadLetterQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

/** By a plan and by the redrive itself. */
async function expectRefused(id: string, message: RegExp): Promise<void> {
  const plan = await api.call('POST', REDRIVE, { all: true, dryRun: true });
  expect(plan.body.plan).toEqual([
    { id, result: 'refused', message: expect.stringMatching(message) },
  ]);
  const { body } = await api.call('POST', REDRIVE, { all: true });
  expect(body.results).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(message) },
  ]);
  expect(await receiveBodies(api, consumer)).toEqual([]);
}

async function expectPublished(id: string): Promise<void> {
  const { body } = await api.call('POST', REDRIVE, { ids: [id] });
  expect(body.results).toMatchObject([{ id, result: 'redriven' }]);
  const [event = '{}'] = await receiveBodies(api, consumer);
  expect(JSON.parse(event)).toMatchObject({ source: 'Momento', 'detail-type': 'shop#orders' });
}

test.each([
  ['another topic', { topic: 'refunds' }],
  ['another cache', { cache: 'bank' }],
])('a parked event is not published as that of a webhook of %s', async (_, registered) => {
  const { webhookId } = await registerWebhook(api, registered);
  const id = await park(api, makePublishFailure({ webhookId }));
  await expectRefused(id, /another cache or topic/);
});

test('a parked event of a webhook that was deleted is published', async () => {
  const { webhookId } = await registerWebhook(api);
  await api.call('DELETE', `/api/webhooks/${webhookId}`);
  await expectPublished(await park(api, makePublishFailure({ webhookId })));
});

test('a parked event is published although the webhooks cannot be listed', async () => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  await expectPublished(id);
});

test('a parked event does not wait for a slow list of webhooks', async () => {
  const id = await park(api, makePublishFailure());
  await api.setFault({ operation: 'ListSecrets', fault: 'hang' });
  const hasty = api.startAnother({ maxWaitMs: 100 });
  const { body } = await hasty.call('POST', REDRIVE, { ids: [id] });
  expect(body.results).toMatchObject([{ id, result: 'redriven' }]);
});

test('what was parked in the dead-letter queue is published when its webhook confirms it', async () => {
  makeDeadLetterQueueOlder();
  const { webhookId } = await registerWebhook(api);
  await expectPublished(await parkAsBefore(makePublishFailure({ webhookId })));
});

test('what was parked in the dead-letter queue is not published without its webhook', async () => {
  makeDeadLetterQueueOlder();
  await expectRefused(await parkAsBefore(makePublishFailure()), /not registered/);
});

test('nor when the webhooks cannot be listed', async () => {
  makeDeadLetterQueueOlder();
  const id = await parkAsBefore(makePublishFailure());
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  await expectRefused(id, /not known whether its webhook is registered/);
});

test('what never was parked there by the gateway is no event', async () => {
  const { webhookId } = await registerWebhook(api);
  await expectRefused(await parkAsBefore(makePublishFailure({ webhookId })), /did not write/);
});

test('an event of a webhook of another tenant is never published on this bus', async () => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  await storeTenantWebhook(api, 'orders', webhookId);
  const id = await park(api, makePublishFailure({ webhookId, tenant: 'orders' }));
  await expectRefused(id, /^It is of no webhook of this tenant/);
});
