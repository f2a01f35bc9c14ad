import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { makeFailures, seedFailures } from '../seed-failures.ts';
import { VIEWPORTS } from '../viewports.ts';

const LIST_INTERVAL_MS = 10_000;

test.use({ world: 'failures' });

/** Failures of a cache of their own. */
async function seed(product: Product, count: number) {
  const cache = `cache-${randomUUID().slice(0, 8)}`;
  return { cache, ids: await seedFailures(product, makeFailures(cache, count)) };
}

function pathOf(cache: string): string {
  const tokens = [{ property: 'detailType', operator: '=', value: `${cache}#orders` }];
  return `/failures?${new URLSearchParams({ filter: JSON.stringify({ operation: 'and', tokens }) })}`;
}

const rowsOf = (page: Page, cache: string) => page.getByRole('link', { name: `${cache}#orders` });
const panelOf = (page: Page, cache: string) =>
  page.getByRole('region', { name: `${cache}#orders` });

for (const viewport of VIEWPORTS) {
  test.describe(`on ${viewport.width} px`, () => {
    test.use({ viewport });

    test('a failure of the second page opens in a browser tab of its own, with page and filter', async ({
      page,
      context,
      product,
    }) => {
      const { cache, ids } = await seed(product, 60);
      await goTo(page, pathOf(cache), 'Failures');
      await expect(rowsOf(page, cache)).toHaveCount(50);
      await page.getByRole('button', { name: 'Next page' }).first().click();
      await expect(rowsOf(page, cache)).toHaveCount(10);
      const row = rowsOf(page, cache).first();
      const list = page.url();
      await row.click({ button: 'middle' });
      await expect(page).toHaveURL(list);
      // Not the tab that the click opens: Chromium does not always report it.
      const tab = await context.newPage();
      await tab.goto((await row.getAttribute('href')) ?? '');
      await expect(tab.getByText(ids[50] ?? '')).toBeVisible();
      const query = new URL(tab.url()).searchParams;
      expect(query.get('failure')).toBe(ids[50]);
      expect(query.get('page')).toBe('2');
      expect(query.get('filter')).toBe(new URL(page.url()).searchParams.get('filter'));
      await expect(rowsOf(tab, cache)).toHaveCount(10);
    });

    test('a failure is shown from its link alone, whatever page of the list it is on', async ({
      page,
      product,
    }) => {
      const { ids } = await seed(product, 60);
      await goTo(page, `/failures?failure=${ids[59]}`, 'Failures');
      await expect(page.getByRole('button', { name: 'Redrive this event' })).toBeVisible();
      await expect(page.getByText(ids[59] ?? '')).toBeVisible();
    });

    test('a panel stays while more than a page of newer failures comes', async ({
      page,
      product,
    }) => {
      const { cache, ids } = await seed(product, 1);
      await page.clock.install();
      const expectRows = (count: number) =>
        expect(async () => {
          await page.clock.runFor(LIST_INTERVAL_MS);
          await expect(rowsOf(page, cache)).toHaveCount(count, { timeout: 1_000 });
        }).toPass();
      await goTo(page, pathOf(cache), 'Failures');
      await expectRows(1);
      await rowsOf(page, cache).click();
      await expect(panelOf(page, cache)).toContainText(ids[0] ?? '');
      await page.getByRole('heading', { level: 1 }).hover();
      const failedAt = Date.now();
      await seedFailures(
        product,
        makeFailures(cache, 60).map((failure) => ({ ...failure, failedAt })),
      );
      await expectRows(50);
      await page.clock.runFor(LIST_INTERVAL_MS);
      await expect(panelOf(page, cache)).toContainText(ids[0] ?? '');
      await expect(page.getByRole('button', { name: 'Redrive this event' })).toBeVisible();
    });

    test('a panel behind a finished redrive says that its event was redriven', async ({
      page,
      product,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      const { cache, ids } = await seed(product, 1);
      await goTo(page, `/failures?failure=${ids[0]}`, 'Failures');
      await page.getByRole('button', { name: 'Redrive this event' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog.getByText(`${cache}#orders`)).toBeVisible();
      await expect(dialog.getByText('Redriven: 1')).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(page.getByText('This event was redriven')).toBeVisible();
      await expect(page.getByText('no longer exists')).toBeHidden();
      // The button that opened the dialog is gone, and something on the page has the focus all the same.
      await expect(page.locator('h1:focus')).toHaveText(/Failures/);
    });

    test('a parked call of the activity leads to its failure, and the failure to its call', async ({
      page,
      product,
      route,
    }) => {
      const { cache, topic, webhook, webhookName } = route;
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      expect(await postMessage(route, 'parked')).toBe(202);
      await clearFaults(product);
      await expect(async () => {
        await goTo(page, `/webhooks/${webhook.webhookId}?tab=activity`, webhookName);
        await page.getByRole('link', { name: 'Parked (202)' }).click({ timeout: 5_000 });
      }).toPass();
      await expect(page.getByRole('heading', { level: 1, name: 'Failures' })).toBeVisible();
      const failure = page.getByRole('link', { name: `${cache}#${topic}` });
      await expect(failure).toHaveCount(1);
      await failure.click();
      await page.getByRole('link', { name: 'See its call' }).click();
      const calls = page.getByRole('table', { name: 'Calls of this webhook' });
      await expect(calls.getByRole('link', { name: 'Parked (202)' })).toHaveCount(1);
    });
  });
}
