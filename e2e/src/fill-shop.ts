import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { callApi, clearFaults, setFault, type Webhook } from './api.ts';
import { createQueue, createSqs, type Queue } from './aws.ts';
import { expect } from './fixtures.ts';
import { bodyOf, postSigned, sign } from './momento.ts';
import type { Product } from './product.ts';

const WEBHOOKS = [
  ['Orders', 'shop', 'orders'],
  ['Returns', 'shop', 'returns'],
  ['Stock levels', 'warehouse', 'stock'],
  ['Game scores', 'arcade', 'scores'],
  ['Shipments', 'warehouse', 'shipments'],
] as const;

/** A webhook without calls. */
const NEVER_SEEN = 'Shipments';

const secretOf = (name: string) => `secret of ${name}`;

/** Creates the webhooks, rules, events and failures of a shop. @returns its first webhook */
export async function fillShop(product: Product): Promise<Webhook> {
  const webhooks: Webhook[] = [];
  const queues: Queue[] = [];
  const sqs = createSqs(product);
  for (const [name, cache, topic] of WEBHOOKS) {
    const { body: registered } = await callApi<Webhook>(product, 'POST', '/webhooks', {
      name,
      cache,
      topic,
      signingSecret: secretOf(name),
      parseText: true,
    });
    webhooks.push(registered);
    const queue = await createQueue(sqs, `${cache}-${topic}`);
    queues.push(queue);
    await callApi(product, 'POST', '/rules', {
      name: `${cache}-${topic}`,
      cache,
      topic,
      targets: [{ type: 'sqs', arn: queue.arn }],
    });
    for (let id = 1; id <= 12 && name !== NEVER_SEEN; id++) {
      await post(registered, { name, cache, topic }, { id, total: id * 9.5 });
    }
  }
  const [orders] = webhooks;
  const stock = webhooks[2];
  if (orders === undefined || stock === undefined) throw new Error('No webhook was registered.');
  await makeMoreRules(product, queues);
  await setFault(product, { operation: 'PutEvents', fault: 'throttle' });
  for (let id = 13; id <= 15; id++) await postOrder(orders, id);
  await clearFaults(product);
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queues[2]?.url }));
  await post(stock, { name: 'Stock levels', cache: 'warehouse', topic: 'stock' }, { left: 3 });
  await createQueue(sqs, 'warehouse-stock');
  const forged = bodyOf({ cache: 'shop', topic: 'orders', text: '{}' });
  await postSigned(orders.url, forged, sign(forged, 'a wrong secret'));
  await postOrder(orders, 16);
  await waitForActivity(product);
  return orders;
}

/** Creates rules with conditions, from the form and by hand. */
async function makeMoreRules(product: Product, [orders, returns]: readonly Queue[]): Promise<void> {
  const shop = { source: ['Momento'], 'detail-type': ['shop#orders'] };
  const detail = { cache: ['shop'], topic: ['orders'] };
  await callApi(product, 'POST', '/rules', {
    name: 'large-orders',
    description: 'Orders that are reviewed before they are sent',
    pattern: { ...shop, detail: { ...detail, json: { total: [{ numeric: ['>', 100] }] } } },
    targets: [{ type: 'sqs', arn: orders?.arn }],
  });
  await callApi(product, 'POST', '/rules', {
    name: 'orders-to-check',
    enabled: false,
    pattern: {
      ...shop,
      detail: { ...detail, $or: [{ text: [{ prefix: 'urgent' }] }, { token_id: [''] }] },
    },
    targets: [{ type: 'sqs', arn: returns?.arn }],
  });
}

/** Waits until the gateway's log can be read. */
async function waitForActivity(product: Product): Promise<void> {
  await expect
    .poll(
      async () => {
        const { body } = await callApi<{ total: number }>(
          product,
          'GET',
          '/webhooks?status=active',
        );
        return body.total;
      },
      { timeout: 60_000 },
    )
    .toBe(WEBHOOKS.length - 1);
}

export function postOrder(webhook: Webhook, id: number): Promise<void> {
  const [name, cache, topic] = WEBHOOKS[0];
  return post(webhook, { name, cache, topic }, { id, total: id * 9.5 });
}

interface Named {
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
}

async function post(
  { url }: Webhook,
  { name, cache, topic }: Named,
  message: object,
): Promise<void> {
  const body = bodyOf({ cache, topic, text: JSON.stringify(message) });
  await postSigned(url, body, sign(body, secretOf(name)));
}
