import { randomUUID } from 'node:crypto';
import {
  type LocalMomento,
  startLocalMomento,
} from '@momento-gateway/local-momento/start-local-momento';
import { test as base, expect } from '@playwright/test';
import { callApi, clearFaults, type Webhook } from './api.ts';
import { createQueue, createSqs, type Queue } from './aws.ts';
import { MOMENTO_CACHES, MOMENTO_KEY } from './momento-account.ts';
import { Product } from './product.ts';

/** A webhook whose events a rule sends to a queue; names are this test's own. */
export interface Route {
  readonly cache: string;
  readonly topic: string;
  readonly signingSecret: string;
  readonly webhook: Webhook;
  readonly queue: Queue;
}

interface WorkerFixtures {
  /** What the product takes for Momento when it is given an API key. */
  readonly momento: LocalMomento;
  /** One running product a worker. */
  readonly product: Product;
}

interface TestFixtures {
  readonly route: Route;
  /** Fails the test on any console error or warning, uncaught error or server error. */
  readonly quietConsole: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  momento: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const momento = await startLocalMomento({
        port: 0,
        caches: MOMENTO_CACHES,
        apiKeys: [MOMENTO_KEY],
      });
      await use(momento);
      await momento.close();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ momento }, use) => {
      const product = await Product.start({ MOMENTO_ENDPOINT_URL: momento.origin });
      await use(product);
      await product.dispose();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  quietConsole: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(error.message));
      await use(undefined);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ product }, use) => use(product.dashboardUrl),
  route: async ({ product }, use) => {
    await use(await makeRoute(product));
    await clearFaults(product);
  },
});

export { expect };

/** Registers a webhook and makes a queue and a rule for it, by SDK and HTTP API alone. */
export async function makeRoute(product: Product): Promise<Route> {
  const suffix = randomUUID().slice(0, 8);
  const [cache, topic, signingSecret] = [`cache-${suffix}`, 'orders', `secret-${suffix}`];
  const queue = await createQueue(createSqs(product), `target-${suffix}`);
  const webhook = await callApi<Webhook>(product, 'POST', '/webhooks', {
    name: `Webhook ${suffix}`,
    cache,
    topic,
    signingSecret,
  });
  expect(webhook.status, JSON.stringify(webhook.body)).toBe(201);
  const rule = await callApi(product, 'POST', '/rules', {
    name: `rule-${suffix}`,
    cache,
    topic,
    targets: [{ type: 'sqs', arn: queue.arn }],
  });
  expect(rule.status, JSON.stringify(rule.body)).toBe(201);
  return { cache, topic, signingSecret, webhook: webhook.body, queue };
}
