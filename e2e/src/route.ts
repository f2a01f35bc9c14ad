import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { callApi, type Webhook } from './api.ts';
import { createQueue, createSqs, type Queue } from './aws.ts';
import { bodyOf, postSigned, sign } from './momento.ts';
import type { Product } from './product.ts';

/** A webhook with a rule that sends its events to a queue, with unique names. */
export interface Route {
  readonly cache: string;
  readonly topic: string;
  readonly signingSecret: string;
  readonly webhook: Webhook;
  readonly webhookName: string;
  readonly ruleName: string;
  readonly queue: Queue;
}

/** Registers a webhook and creates a queue and a rule for it, with the SDK and the HTTP API. */
export async function makeRoute(product: Product): Promise<Route> {
  const suffix = randomUUID().slice(0, 8);
  const [cache, topic, signingSecret] = [`cache-${suffix}`, 'orders', `secret-${suffix}`];
  const [webhookName, ruleName] = [`Webhook ${suffix}`, `rule-${suffix}`];
  const queue = await createQueue(createSqs(product), `target-${suffix}`);
  const webhook = await callApi<Webhook>(product, 'POST', '/webhooks', {
    name: webhookName,
    cache,
    topic,
    signingSecret,
  });
  expect(webhook.status, JSON.stringify(webhook.body)).toBe(201);
  const rule = await callApi(product, 'POST', '/rules', {
    name: ruleName,
    cache,
    topic,
    targets: [{ type: 'sqs', arn: queue.arn }],
  });
  expect(rule.status, JSON.stringify(rule.body)).toBe(201);
  return { cache, topic, signingSecret, webhook: webhook.body, webhookName, ruleName, queue };
}

/** What it takes to post as Momento does. */
export type Sender = Pick<Route, 'cache' | 'topic' | 'signingSecret'> & {
  readonly webhook: Pick<Webhook, 'webhookId' | 'url'>;
};

/** Posts one signed message of the route's topic, as Momento does. @returns the answer's status */
export async function postMessage(route: Sender, text: string): Promise<number> {
  const { cache, topic, signingSecret, webhook } = route;
  const body = bodyOf({ cache, topic, text });
  return (await postSigned(webhook.url, body, sign(body, signingSecret))).status;
}
