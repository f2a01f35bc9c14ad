import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Webhook } from './api.ts';
import { clickOption } from './choose-option.ts';
import { fillShop, postOrder } from './fill-shop.ts';
import { expect, test } from './fixtures.ts';

const VIEWS = [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
] as const;

let webhook: Webhook;

test.beforeAll(async ({ product }) => {
  webhook = await fillShop(product);
});

for (const [view, options] of VIEWS) {
  test.describe(view, () => {
    test.use(options);
    test(`screenshots, ${view}`, async ({ page }) => {
      test.setTimeout(180_000);
      const shoot = async (name: string) => {
        await page.evaluate('document.fonts.ready');
        await page.evaluate('scrollTo(0, 0)');
        await page.screenshot({
          path: fileURLToPath(
            new URL(`../../docs/screenshots/${name}-${view}.png`, import.meta.url),
          ),
          animations: 'disabled',
        });
      };
      const screens = [
        ['overview', '/'],
        ['webhooks', '/webhooks'],
        ['register', '/webhooks/register'],
        ['webhook', `/webhooks/${webhook.webhookId}`],
        ['activity', `/webhooks/${webhook.webhookId}?tab=activity`],
        ['rules', '/rules'],
        ['rule', '/rules?rule=large-orders'],
        ['create-rule', `/rules/create?webhook=${webhook.webhookId}&cache=shop&topic=orders`],
        ['failures', '/failures'],
        ['failure', '/failures?search=warehouse'],
        ['redrive', '/failures'],
        ['explain', '/explain?message=kept'],
        ['settings', '/settings'],
      ] as const;
      for (const [name, path] of screens) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await PREPARATIONS[name]?.(page);
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

/** Steps on a page before its screenshot. */
const PREPARATIONS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  overview: async (page) => {
    // A chart is loaded when it comes into view.
    await page.getByRole('heading', { name: 'Publish latency' }).scrollIntoViewIfNeeded();
    await expect(page.locator('.charts svg').first()).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, 0));
  },
  webhook: async (page) => {
    await expect(page.getByText('The latest call was published.')).toBeVisible();
  },
  explain: async (page) => {
    const message = { cache: 'shop', topic: 'orders', text: '{"total":"12"}' };
    await page.getByRole('textbox', { name: 'Message' }).fill(JSON.stringify(message));
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByRole('button', { name: /^Rules/ }).click();
    await expect(page.getByText(/json\.total is "12"/).first()).toBeVisible();
  },
  activity: async (page) => {
    await expect(page.getByText('Rejected (403)').first()).toBeVisible();
  },
  rule: async (page) => {
    await expect(page.getByText('EventBridge is allowed').first()).toBeVisible();
  },
  settings: async (page) => {
    await expect(page.getByText('Works').nth(4)).toBeVisible();
  },
  register: async (page) => {
    await page.getByLabel('Name').fill('Orders');
    await page.getByLabel('Cache').fill('shop');
    await page.getByLabel('Topic').fill('orders');
    await page.getByLabel('Signing secret').fill('what Momento shows');
    await page.getByLabel('Parse text').check();
  },
  'create-rule': async (page) => {
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByRole('button', { name: /^Field/ }).click();
    await clickOption(page.getByRole('option', { name: 'A field of the message (json)' }));
    await page.getByLabel('Name of the field').fill('total');
    await page.getByRole('button', { name: /^Condition/ }).click();
    await clickOption(page.getByRole('option', { name: 'is more than' }));
    await page.getByRole('textbox', { name: 'Values' }).fill('100');
    await page.getByRole('textbox', { name: 'Values' }).blur();
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  },
  failure: async (page) => {
    await page.getByRole('link', { name: 'warehouse#stock' }).click();
    await expect(page.getByText('What to do')).toBeVisible();
  },
  redrive: async (page) => {
    await page.getByRole('button', { name: 'Redrive all' }).click();
    await expect(page.getByText('Rules that currently match')).toBeVisible();
  },
};
