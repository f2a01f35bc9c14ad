import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { makeFailures, seedFailures } from '../seed-failures.ts';
import { VIEWPORTS } from '../viewports.ts';

const HOUR_MS = 60 * 60_000;

test.use({ world: 'failures' });

/** A phone has no columns to click. */
async function sortByDetailType(page: Page): Promise<void> {
  const header = page.getByRole('columnheader', { name: 'Detail-type' });
  const order = page.getByRole('button', { name: /^Sort: / });
  await expect(header.or(order)).toBeVisible();
  if (await header.isVisible()) return header.getByRole('button').first().press('Enter');
  for (const now of ['First failed, descending', 'Detail-type, descending']) {
    await expect(order).toHaveAccessibleName(`Sort: ${now}`);
    await order.click();
    await page.getByRole('menuitem', { name: 'Detail-type' }).click();
  }
}

for (const viewport of VIEWPORTS) {
  test.describe(`on ${viewport.width} px`, () => {
    test.use({ viewport });

    test('failures are counted by cause, and a cause leads to its failures and their redrive', async ({
      page,
      product,
    }) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      const old = { cache, reason: 'unreachable', failedAt: Date.now() - 2 * HOUR_MS };
      await seedFailures(product, [...makeFailures(cache, 7), old, old]);
      const query = new URLSearchParams({ search: cache, view: 'causes' });
      await goTo(page, `/failures?${query}`, 'Failures');
      const causes = page.locator('tbody').getByRole('row');
      await expect(causes).toHaveCount(2);
      await expect(page.getByText(/2 causes/)).toHaveCount(1);
      await expect(causes.nth(0)).toContainText('EventBridge throttled the request');
      await expect(causes.nth(0)).toContainText('7');
      await expect(causes.nth(1)).toContainText('EventBridge could not be reached');
      await expect(causes.nth(1)).toContainText('2h ago');
      expect(await findViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'First failed: Any time' }).click();
      await page.getByRole('menuitem', { name: 'Last hour' }).click();
      await expect(causes).toHaveCount(1);
      // The choice is in the address.
      await page.reload();
      await expect(causes).toHaveCount(1);
      await page.getByRole('button', { name: /^First failed: Since/ }).click();
      await page.getByRole('menuitem', { name: 'Any time' }).click();
      await expect(causes).toHaveCount(2);

      await page.getByRole('link', { name: 'EventBridge could not be reached' }).click();
      await expect(page.getByRole('link', { name: `${cache}#orders` })).toHaveCount(2);
      await page.getByRole('button', { name: 'Redrive all matching' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText('2 events will be published again.');
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog).toContainText('Redriven: 2');
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(page.getByText('No failure matches the filter.')).toBeVisible();
      await page.getByRole('button', { name: 'Show failures of all causes' }).click();
      await expect(page.getByRole('link', { name: `${cache}#orders` })).toHaveCount(7);
    });

    test('the list is sorted by a column, across its pages, and the order is in the address', async ({
      page,
      product,
    }) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      const now = Date.now();
      await seedFailures(
        product,
        Array.from({ length: 60 }, (_, n) => ({
          cache,
          topic: `topic-${String(n).padStart(2, '0')}`,
          failedAt: now - ((n * 37) % 60) * 1_000,
        })),
      );
      await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
      const rows = page.getByRole('link', { name: `${cache}#topic` });
      await sortByDetailType(page);
      await expect(rows.first()).toHaveText(`${cache}#topic-00`);
      await page.getByRole('button', { name: 'Next page' }).first().click();
      await expect(rows.first()).toHaveText(`${cache}#topic-50`);
      await page.reload();
      await expect(rows.first()).toHaveText(`${cache}#topic-50`);
    });
  });
}
