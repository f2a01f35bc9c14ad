import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { seedFailures } from '../seed-failures.ts';
import { goTo } from './go-to.ts';

test.use({ world: 'failures' });

async function openList(page: Page, product: Product): Promise<string> {
  const cache = `cache-${randomUUID().slice(0, 8)}`;
  await seedFailures(product, [{ cache, reason: 'detail-type-too-long' }]);
  await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
  await expect(page.getByRole('link', { name: `${cache}#orders` })).toBeVisible();
  return cache;
}

/** What the table is wider than its frame, px. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const frame = document.querySelector('table')?.parentElement;
    return frame === null || frame === undefined ? -1 : frame.scrollWidth - frame.clientWidth;
  });
}

const REASON = 'The detail-type is longer than EventBridge allows';

for (const width of [390, 1280, 1920]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('reason and target of a failure are seen without scrolling sideways', async ({
      page,
      product,
    }) => {
      await openList(page, product);
      const row = page.getByRole('row').filter({ hasText: REASON });
      await expect(row.getByText('The bus')).toBeInViewport({ ratio: 1 });
      await expect(row.getByText(REASON)).toBeInViewport({ ratio: 1 });
      expect(await measureOverflow(page)).toBe(0);
    });
  });
}

test('columns are chosen and resized, and stay so after a reload', async ({ page, product }) => {
  await openList(page, product);
  const attempts = page.getByRole('columnheader', { name: 'Attempts' });
  await expect(attempts).toBeHidden();
  await page.getByRole('button', { name: 'Preferences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await dialog.getByLabel('Attempts').check({ force: true });
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(attempts).toBeVisible();
  await page.reload();
  await expect(attempts).toBeVisible();

  const header = page.getByRole('columnheader', { name: 'Reason' });
  const before = (await header.boundingBox())?.width ?? 0;
  await header.locator('button').last().focus();
  await page.keyboard.press('Enter');
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  // Whole pixels are kept.
  const wider = before + 50;
  await expect.poll(async () => (await header.boundingBox())?.width).toBeCloseTo(wider, -1);
  await page.reload();
  await expect.poll(async () => (await header.boundingBox())?.width).toBeCloseTo(wider, -1);
});
