import { callApi } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import type { Route } from '../route.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    for (const tab of ['', '?tab=settings']) {
      test(`Disable asks before events are lost, and can be undone (${tab || 'title'})`, async ({
        page,
        product,
        route,
      }) => {
        await page.goto(`/webhooks/${route.webhook.webhookId}${tab}`);
        const content = tab === '' ? 'Send test event' : 'Rename';
        await expect(page.getByRole('button', { name: content })).toBeVisible();
        const disable = page.getByRole('button', { name: 'Disable', exact: true }).last();
        await disable.click();
        const dialog = page.getByRole('dialog', { name: `Disable ${route.webhookName}` });
        await expect(dialog).toContainText('these events are lost');
        expect(await isEnabled(product, route)).toBe(true);

        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await expect(dialog).toBeHidden();
        await expect(disable).toBeFocused();
        expect(await isEnabled(product, route)).toBe(true);

        await disable.click();
        await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
        await expect(
          page.getByText(`${route.webhookName} is disabled`, { exact: true }),
        ).toBeVisible();
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.tagName))
          .not.toBe('BODY');
        expect(await isEnabled(product, route)).toBe(false);

        await page.getByRole('button', { name: 'Undo: enable it' }).click();
        await expect(
          page.getByText(`${route.webhookName} is enabled`, { exact: true }),
        ).toBeVisible();
        expect(await isEnabled(product, route)).toBe(true);
      });
    }
  });
}

async function isEnabled(product: Product, { webhook }: Route): Promise<boolean> {
  const path = `/webhooks/${webhook.webhookId}`;
  return (await callApi<{ enabled: boolean }>(product, 'GET', path)).body.enabled;
}
