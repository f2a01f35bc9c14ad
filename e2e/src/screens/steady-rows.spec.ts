import type { Page } from '@playwright/test';
import { clearFaults, listFailures, setFault } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { makeRoute, postMessage, type Route } from '../route.ts';
import { VIEWPORTS } from '../viewports.ts';
import { goTo } from './go-to.ts';

const LIST_INTERVAL_MS = 10_000;
const HELD_MS = 60_000;

const rowsOf = (page: Page) => page.getByRole('link', { name: /^cache-.*#orders$/ });

async function park(product: Product, route: Route): Promise<void> {
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  const text = `steady ${route.cache}`;
  expect(await postMessage(route, text)).toBe(202);
  await clearFaults(product);
  // The clock of the page stands still: it asks only once. A look of an earlier test whose answer
  // was lost holds the message for 20 s.
  await expect.poll(() => listFailures(product, text), { timeout: HELD_MS }).toHaveLength(1);
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('new failures do not move the row under the pointer', async ({ page, product }) => {
      const [first, second] = [await makeRoute(product), await makeRoute(product)];
      await park(product, first);
      await page.clock.install();
      const filter = JSON.stringify({
        operation: 'or',
        tokens: [first, second].map(({ cache }) => ({ operator: ':', value: cache })),
      });
      await goTo(page, `/failures?${new URLSearchParams({ filter })}`, 'Failures');
      await expect(rowsOf(page)).toHaveText([`${first.cache}#orders`]);
      await rowsOf(page).hover();
      await park(product, second);
      await expect(async () => {
        await page.clock.runFor(LIST_INTERVAL_MS);
        await expect(rowsOf(page)).toHaveText([`${first.cache}#orders`, `${second.cache}#orders`], {
          timeout: 1_000,
        });
      }).toPass();
      await page.getByRole('heading', { level: 1 }).hover();
      await expect(rowsOf(page)).toHaveText([`${second.cache}#orders`, `${first.cache}#orders`]);
    });

    test('new live events do not move the row under the pointer', async ({ page, route }) => {
      await page.goto(`/live?cache=${route.cache}`);
      await expect(page.getByText('Watching the bus')).toBeVisible();
      const messages = page.locator('tbody').getByText(/^steady \d$/);
      expect(await postMessage(route, 'steady 1')).toBe(200);
      await expect(messages).toHaveText(['steady 1']);
      await rowsOf(page).hover();
      expect(await postMessage(route, 'steady 2')).toBe(200);
      await expect(messages).toHaveText(['steady 1', 'steady 2']);
      await page.getByRole('heading', { level: 1 }).hover();
      await expect(messages).toHaveText(['steady 2', 'steady 1']);
    });
  });
}
