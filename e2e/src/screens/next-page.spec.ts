import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';
import { goTo } from './go-to.ts';

const PAGE_SIZE = 25;

/** A list of many webhooks, of which each page has the number of its cursor. */
async function listManyWebhooks(page: Page): Promise<void> {
  await page.route('**/api/webhooks?*', async (call) => {
    const url = new URL(call.request().url());
    const place = url.searchParams.get('cursor') ?? 'first';
    url.searchParams.delete('cursor');
    const response = await call.fetch({ url: String(url) });
    const body = await response.json();
    const webhooks = Array.from({ length: PAGE_SIZE }, (_, number) => ({
      ...body.webhooks[0],
      webhookId: `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
      name: `Webhook ${place} ${number}`,
    }));
    await call.fulfill({ response, json: { ...body, webhooks, total: 60, cursor: 'next' } });
  });
}

/** A list of many rules, which is loaded as a whole. */
async function listManyRules(page: Page): Promise<void> {
  await page.route('**/api/rules', async (call) => {
    const response = await call.fetch();
    const body = await response.json();
    const rules = Array.from({ length: 2 * PAGE_SIZE }, (_, number) => ({
      ...body.rules[0],
      name: `Rule ${number < PAGE_SIZE ? 'first' : 'next'} ${number % PAGE_SIZE}`,
    }));
    await call.fulfill({ response, json: { ...body, rules } });
  });
}

const LISTS = [
  ['Webhooks', 'Webhook', listManyWebhooks],
  ['Rules', 'Rule', listManyRules],
] as const;

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    for (const [heading, noun, listMany] of LISTS) {
      test(`${heading}: the next page is read from its first row`, async ({ page, scene }) => {
        expect(scene.webhookName).toBeTruthy();
        await listMany(page);
        await goTo(page, `/${heading.toLowerCase()}`, heading);
        await expect(page.getByRole('link', { name: `${noun} first 24` })).toBeVisible();
        const next = page.getByRole('button', { name: 'Next page' }).first();
        await next.focus();
        await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }));
        expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('link', { name: `${noun} next 0` })).toBeVisible();
        expect(await page.evaluate(() => window.scrollY)).toBe(0);
      });
    }
  });
}
