import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Explanation } from '@momento-gateway/api/explain/explanation';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { tenantBusName } from '@momento-gateway/shared/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeArchive, SPAN } from '../testing/archive-calls.ts';
import { ROLE_ARN } from '../testing/fake-services.ts';
import { LOG_GROUP_NAME, logCalls, makeLogGroup } from '../testing/gateway-log.ts';
import { openViewer, takeEvents } from '../testing/live-calls.ts';
import { makeQueue, type Queue, toTarget, writePolicy } from '../testing/queue-calls.ts';
import type { Api } from '../testing/start-api.ts';
import { type ApiWithServices, startApiWithServices } from '../testing/start-api-with-services.ts';
import { type StartedGateway, startGateway } from '../testing/start-gateway.ts';
import { closeParkedQueue, createTenant, inTenant, OWN_ARN } from '../testing/tenant-calls.ts';
import { REGISTRATION } from '../testing/webhook-calls.ts';

let api: Api;
let services: ApiWithServices['services'];
let close: ApiWithServices['close'];
let gateway: StartedGateway;

beforeAll(async () => {
  ({ api, services, close } = await startApiWithServices({ logGroupName: LOG_GROUP_NAME }));
  await makeLogGroup(api);
  await closeParkedQueue(api, OWN_ARN);
  // As the stack has it: EventBridge may write dead letters.
  await writePolicy(api, { url: api.deadLetterQueueUrl }, [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '*',
    },
  ]);
  gateway = await startGateway(api);
});
afterAll(async () => {
  await gateway.close();
  await close();
});

/** What a person asks with. */
type Asked = { readonly query: object } | { readonly body: object };
interface Cause {
  readonly name: string;
  /** Plants the cause, and lets one event come; the topic is the case's own. */
  readonly plant: (topic: string) => Promise<Asked>;
  readonly cause: Explanation['verdict']['cause'];
  readonly says: RegExp;
}

async function register(topic: string, fields: object = {}): Promise<Webhook> {
  const webhook = { ...REGISTRATION, name: topic, topic, ...fields };
  const { status, body } = await api.call('POST', '/api/webhooks', webhook);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function makeRule(name: string, fields: object = {}): Promise<Queue> {
  const queue = await makeQueue(api, name);
  const rule = { name, cache: 'shop', topic: name, targets: [toTarget(queue)], ...fields };
  const { status, body } = await api.call('POST', '/api/rules', rule);
  expect(status, JSON.stringify(body)).toBe(201);
  return queue;
}

/** A rule with a condition on the parsed text. */
const withJson = (topic: string, json: object) => ({
  cache: undefined,
  topic: undefined,
  pattern: { source: ['Momento'], detail: { cache: ['shop'], topic: [topic], json } },
});

const message = (topic: string, fields: object = {}) => ({
  cache: 'shop',
  topic,
  event_timestamp: Date.now(),
  publish_timestamp: Date.now(),
  topic_sequence_number: 7,
  token_id: '',
  text: '{"total":"12","state":"new"}',
  ...fields,
});

const byRequest = ({ requestId }: { readonly requestId: string }): Asked => ({
  query: { requestId },
});

/** Posts a message, and asks with the message as well. */
async function postAndPaste(webhook: Webhook): Promise<Asked> {
  const posted = message(webhook.topic);
  await gateway.post(webhook.webhookId, posted);
  return { body: { message: posted } };
}

const CAUSES: readonly Cause[] = [
  {
    name: 'forged',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      return byRequest(await gateway.post(webhookId, message(topic), 'a guess'));
    },
    cause: 'refused',
    says: /refused the call: its signature is wrong.*forged/,
  },
  {
    name: 'stale',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const old = message(topic, { publish_timestamp: Date.now() - 300_000 });
      return byRequest(await gateway.post(webhookId, old));
    },
    cause: 'refused',
    says: /it is stale\. It came 300 s after it was published, and the limit is 60 s/,
  },
  {
    name: 'wrong topic',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      return byRequest(await gateway.post(webhookId, message('another')));
    },
    cause: 'refused',
    says: /of another cache or topic than the webhook’s, shop#wrong-topic/,
  },
  {
    name: 'disabled webhook',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await api.call('PATCH', `/api/webhooks/${webhookId}`, { enabled: false });
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'webhook-disabled',
    says: /the webhook disabled-webhook was disabled/,
  },
  {
    name: 'disabled rule',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await makeRule(topic, { enabled: false });
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'rule-disabled',
    says: /The rule disabled-rule matches the event, and is disabled/,
  },
  {
    name: '$or that just misses',
    plant: async (topic) => {
      const webhook = await register(topic, { parseText: true });
      const $or = [{ json: { state: ['paid'] } }, { json: { state: ['sent'], total: ['99'] } }];
      const detail = { cache: ['shop'], topic: [topic], $or };
      await makeRule(topic, { ...withJson(topic, {}), pattern: { source: ['Momento'], detail } });
      return postAndPaste(webhook);
    },
    cause: 'no-match',
    says: /json\.state is "new" \(a text\), and the rule asks in the nearest of 2 branches of \$or that it is paid/,
  },
  {
    name: 'number as text',
    plant: async (topic) => {
      const webhook = await register(topic, { parseText: true });
      await makeRule(topic, withJson(topic, { total: [{ numeric: ['>', 10] }] }));
      return postAndPaste(webhook);
    },
    cause: 'no-match',
    says: /number-as-text: json\.total is "12" \(a text\), and the rule asks that it is more than 10\. A number in quotes is a text/,
  },
  {
    name: 'parseText off',
    plant: async (topic) => {
      const webhook = await register(topic, { parseText: false });
      await makeRule(topic, withJson(topic, { total: ['12'] }));
      return postAndPaste(webhook);
    },
    cause: 'no-match',
    says: /asks for json\.total, and the webhook parsetext-off does not parse the text.*parseText is off/,
  },
  {
    name: 'missing policy',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await writePolicy(api, { url: (await makeRule(topic)).url }, []);
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'target-refuses',
    says: /The target missing-policy of the rule missing-policy does not allow EventBridge: Its queue policy/,
  },
  {
    name: 'deleted queue',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const { url } = await makeRule(topic);
      await api.context.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'target-missing',
    says: /The target deleted-queue of the rule deleted-queue is not there/,
  },
  {
    name: 'encrypted queue',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const { url } = await makeRule(topic);
      const Attributes = { KmsMasterKeyId: 'alias/aws/sqs' };
      await api.context.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'target-refuses',
    says: /encrypted with alias\/aws\/sqs, which EventBridge may not use/,
  },
  {
    name: 'role without action',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await api.context.events.send(new CreateEventBusCommand({ Name: 'analytics' }));
      services.role = { trusts: 'events.amazonaws.com', decisions: {} };
      const arn = 'arn:aws:events:us-east-1:000000000000:event-bus/analytics';
      await makeRule(topic, { targets: [{ type: 'event-bus', arn, roleArn: ROLE_ARN }] });
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'target-refuses',
    says: /The role may not do events:PutEvents on .*event-bus\/analytics/,
  },
  {
    name: 'bus missing',
    plant: async (topic) => {
      expect((await createTenant(api, 'gone')).status).toBe(201);
      const call = inTenant(api, 'gone');
      const { body } = await call('POST', '/api/webhooks', { ...REGISTRATION, topic });
      const Name = tenantBusName('momento-gateway', 'gone');
      await api.context.events.send(new DeleteEventBusCommand({ Name }));
      const { requestId } = await gateway.post(body.webhookId, message(topic));
      return { query: { requestId, tenant: 'gone' } };
    },
    cause: 'bus-missing',
    says: /The event bus momento-gateway_gone does not exist/,
  },
  {
    name: 'throttled',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await api.setFault({ operation: 'PutEvents', fault: 'throttle' });
      const posted = await gateway.post(webhookId, message(topic));
      await api.clearFaults();
      return byRequest(posted);
    },
    cause: 'parked',
    says: /did not take the event: EventBridge throttled the gateway\. It is in the parked queue/,
  },
  {
    name: 'entry too large',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const large = message(topic, { text: 'x'.repeat(999_820) });
      return byRequest(await gateway.post(webhookId, large));
    },
    cause: 'parked',
    says: /did not take the event: it is too large/,
  },
  {
    name: 'never sent',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const at = Date.now() - 600_000;
      const line = { webhookId, ageMs: 10, tenant: 'default', cache: 'shop', topic };
      await logCalls(api, [
        { ...line, at, sequenceNumber: 87, requestId: 'before' },
        { ...line, at: at + 2_000, sequenceNumber: 94, requestId: 'after' },
      ]);
      return { query: { webhookId, sequenceNumber: 90 } };
    },
    cause: 'never-arrived',
    says: /No verified call for message 90 of the webhook never-sent reached the gateway, between/,
  },
  {
    name: 'replayed',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      const stale = message(topic, { publish_timestamp: Date.now() - 59_000 });
      const line = { webhookId, tenant: 'default', cache: 'shop', topic, sequenceNumber: 7 };
      const at = stale.publish_timestamp + 20;
      await logCalls(api, [{ ...line, at, ageMs: 15, requestId: 'the-first' }]);
      const late = { ...stale, publish_timestamp: stale.publish_timestamp - 2_000 };
      await logCalls(api, [{ ...line, at: at - 2_000, ageMs: 15, requestId: 'the-one' }]);
      return byRequest(await gateway.post(webhookId, late));
    },
    cause: 'refused',
    says: /it repeats the call the-one, which was published \(replayed\), and it is stale/,
  },
  {
    name: 'replayed out of an archive',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await makeRule(topic);
      await makeArchive(api);
      await gateway.post(webhookId, message(topic));
      const viewerId = await openViewer(api, { cache: 'shop', topic, replay: SPAN });
      let [seen] = await takeEvents(api, viewerId);
      while (seen === undefined) [seen] = await takeEvents(api, viewerId);
      return { body: { message: { ...(seen.event as object) } } };
    },
    cause: 'replayed',
    says: /replayed by momento-gateway-live-\S+, to a page of live events and to no other rule/,
  },
  {
    name: 'duplicate',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await makeRule(topic);
      const posted = message(topic);
      await gateway.post(webhookId, posted);
      return byRequest(await gateway.post(webhookId, posted));
    },
    cause: 'duplicate',
    says: /on the bus 2 times \(a duplicate\)/,
  },
  {
    name: 'target of another Region',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      // As somebody with the AWS CLI makes it: the dashboard refuses it.
      const Targets = [{ Id: 't', Arn: 'arn:aws:sqs:eu-west-1:000000000000:orders' }];
      await makeRule(topic);
      await api.context.events.send(new PutTargetsCommand({ Rule: topic, Targets }));
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'target-elsewhere',
    says: /It is in the Region eu-west-1\. EventBridge delivers within its own Region/,
  },
  {
    name: 'the consumer’s own fault',
    plant: async (topic) => {
      const { webhookId } = await register(topic);
      await makeRule(topic);
      return byRequest(await gateway.post(webhookId, message(topic)));
    },
    cause: 'delivered',
    says: /nothing keeps it from .*: what happened next is the consumer’s/,
  },
];

async function explain(asked: Asked): Promise<Explanation> {
  const { status, body } =
    'query' in asked
      ? await api.call('GET', `/api/explain?${new URLSearchParams({ ...asked.query })}`)
      : await api.call('POST', '/api/explain', asked.body);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test.each(CAUSES)('$name is named in the first line', async ({ name, plant, cause, says }) => {
  const asked = await plant(name.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
  const { verdict } = await explain(asked);
  expect(verdict.sentence).toMatch(says);
  expect(verdict.cause).toBe(cause);
});
