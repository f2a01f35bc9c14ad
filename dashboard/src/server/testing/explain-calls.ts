import type { Explanation, Hop } from '@momento-gateway/api/explain/explanation';
import { expect } from 'vitest';
import { type LoggedCall, logCalls } from './gateway-log.ts';
import { makeQueue, type Queue, toTarget } from './queue-calls.ts';
import type { Api, ApiProcess } from './start-api.ts';
import { registerWebhook } from './webhook-calls.ts';

/** What Momento posts to the webhook of the tests. */
export const MESSAGE = { cache: 'shop', topic: 'orders', topic_sequence_number: 7, text: 'hello' };

/** The pattern of a rule for it. */
export const OF_SHOP = { source: ['Momento'], detail: { cache: ['shop'], topic: ['orders'] } };

/** Explains an event that is asked for by the fields of an address. */
export async function explain(
  api: ApiProcess,
  query: Readonly<Record<string, string>>,
): Promise<Explanation> {
  const { status, body } = await api.call('GET', `/api/explain?${new URLSearchParams(query)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Explains an event that is asked for with its message, or with a key of Momento. */
export async function explainBody(api: ApiProcess, asked: object): Promise<Explanation> {
  const { status, body } = await api.call('POST', '/api/explain', asked);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

export function hopOf({ hops }: Explanation, name: Hop['hop']): Hop | undefined {
  return hops.find(({ hop }) => hop === name);
}

/** A rule with a queue of its name as target. */
export async function makeQueueRule(api: Api, name: string, pattern: object): Promise<Queue> {
  const queue = await makeQueue(api, name);
  const rule = { name, pattern, targets: [toTarget(queue)] };
  const { status, body } = await api.call('POST', '/api/rules', rule);
  expect(status, JSON.stringify(body)).toBe(201);
  return queue;
}

/** A call of a new webhook that was published a minute ago. */
export async function logPublished(
  api: Api,
  fields: Partial<LoggedCall> = {},
): Promise<{ readonly webhookId: string }> {
  const { webhookId } = await registerWebhook(api);
  const line = { webhookId, tenant: 'default', cache: 'shop', topic: 'orders', ageMs: 10 };
  const ids = { requestId: 'request-7', eventId: 'event-7', sequenceNumber: 7 };
  await logCalls(api, [{ ...line, ...ids, at: Date.now() - 60_000, ...fields }]);
  return { webhookId };
}
