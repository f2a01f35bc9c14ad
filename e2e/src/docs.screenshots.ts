import { fileURLToPath } from 'node:url';
import { callApi, clearFaults, setFault, type Webhook } from './api.ts';
import { createQueue, createSqs } from './aws.ts';
import { expect, test } from './fixtures.ts';
import { bodyOf, postSigned, sign } from './momento.ts';
import type { Product } from './product.ts';

const WEBHOOKS = [
  ['Orders', 'shop', 'orders'],
  ['Returns', 'shop', 'returns'],
  ['Stock levels', 'warehouse', 'stock'],
  ['Game scores', 'arcade', 'scores'],
] as const;

const VIEWS = [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
] as const;

let webhook: Webhook;

test.beforeAll(async ({ product }) => {
  webhook = await fill(product);
});

for (const [view, options] of VIEWS) {
  test.describe(view, () => {
    test.use(options);
    test(`screenshots, ${view}`, async ({ page }) => {
      const shoot = (name: string) =>
        page.screenshot({
          path: fileURLToPath(
            new URL(`../../docs/screenshots/${name}-${view}.png`, import.meta.url),
          ),
          animations: 'disabled',
        });
      const screens = [
        ['overview', '/'],
        ['webhooks', '/webhooks'],
        ['register', '/webhooks/register'],
        ['webhook', `/webhooks/${webhook.webhookId}`],
        ['activity', `/webhooks/${webhook.webhookId}?tab=activity`],
        ['rules', '/rules'],
        ['create-rule', '/rules/create?cache=shop&topic=orders'],
        ['failures', '/failures'],
        ['settings', '/settings'],
      ] as const;
      for (const [name, path] of screens) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await shoot(name);
      }
      await page.goto('/live?cache=shop&topic=orders');
      await expect(page.getByText('Watching', { exact: false }).first()).toBeVisible();
      for (let id = 1; id <= 5; id++) await postOrder(webhook, id);
      await expect(page.getByText('shop#orders').nth(4)).toBeVisible();
      await shoot('live');
    });
  });
}

/** Webhooks, rules, events and failures such as a shop would have. */
async function fill(product: Product): Promise<Webhook> {
  const webhooks: Webhook[] = [];
  const sqs = createSqs(product);
  for (const [name, cache, topic] of WEBHOOKS) {
    const signingSecret = `secret of ${name}`;
    const { body: registered } = await callApi<Webhook>(product, 'POST', '/webhooks', {
      name,
      cache,
      topic,
      signingSecret,
      parseText: true,
    });
    webhooks.push(registered);
    const queue = await createQueue(sqs, `${cache}-${topic}`);
    await callApi(product, 'POST', '/rules', {
      name: `${cache}-${topic}`,
      cache,
      topic,
      targets: [{ type: 'sqs', arn: queue.arn }],
    });
    for (let id = 1; id <= 12; id++) {
      const body = bodyOf({ cache, topic, text: JSON.stringify({ id, total: id * 9.5 }) });
      await postSigned(registered.url, body, sign(body, signingSecret));
    }
  }
  const [orders] = webhooks;
  if (!orders) throw new Error('nothing was registered');
  await setFault(product, { operation: 'PutEvents', fault: 'throttle' });
  for (let id = 13; id <= 15; id++) await postOrder(orders, id);
  await clearFaults(product);
  const forged = bodyOf({ cache: 'shop', topic: 'orders', text: '{}' });
  await postSigned(orders.url, forged, sign(forged, 'a wrong secret'));
  return orders;
}

async function postOrder({ url }: Webhook, id: number): Promise<void> {
  const text = JSON.stringify({ id, total: id * 9.5 });
  const body = bodyOf({ cache: 'shop', topic: 'orders', text });
  await postSigned(url, body, sign(body, 'secret of Orders'));
}
