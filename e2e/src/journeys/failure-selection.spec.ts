import { randomUUID } from 'node:crypto';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { makeFailures, seedFailures } from '../seed-failures.ts';
import { VIEWPORTS } from '../viewports.ts';

test.use({ world: 'failures' });

for (const viewport of VIEWPORTS) {
  test.describe(`on ${viewport.width} px`, () => {
    test.use({ viewport });

    test('a selection survives paging, and what is left of it never means all', async ({
      page,
      product,
    }) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      await seedFailures(product, makeFailures(cache, 60));
      await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
      const rows = page.getByRole('row').filter({ hasText: `${cache}#orders` });
      await expect(rows).toHaveCount(50);
      await rows.nth(0).getByRole('checkbox').check({ force: true });
      await page.getByRole('button', { name: 'Next page' }).first().click();
      await expect(rows).toHaveCount(10);
      await expect(page.getByRole('button', { name: 'Redrive selected' })).toBeEnabled();
      await rows.nth(1).getByRole('checkbox').check({ force: true });
      await expect(page.getByRole('heading', { level: 1 })).toContainText('(2/');
      await page.getByRole('button', { name: 'Previous page' }).first().click();
      await expect(rows.nth(0).getByRole('checkbox')).toBeChecked();

      await page.getByRole('button', { name: 'Redrive selected' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText('2 events will be published again.');
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog).toContainText('Redriven: 2');
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(page.getByText('58 matches').first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Redrive selected' })).toBeDisabled();
      await expect(page.getByRole('button', { name: 'Redrive all matching' })).toBeHidden();
      await page.getByRole('button', { name: 'Clear selection' }).click();
      await expect(page.getByRole('button', { name: 'Redrive all matching' })).toBeEnabled();
    });
  });
}
