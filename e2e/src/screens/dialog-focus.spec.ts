import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Button that opens a dialog of a webhook's page, and the dialog's name. */
const DIALOGS = [
  ['Rename', /^Rename/],
  ['New signing secret', /^New signing secret/],
  ['Disable', /^Disable/],
  ['Delete', /^Delete/],
] as const;

for (const [button, title] of DIALOGS) {
  for (const way of ['Esc', 'Cancel'] as const) {
    test(`${button}: after ${way} the focus is on the button that opened the dialog`, async ({
      page,
      route,
    }) => {
      await page.goto(`/webhooks/${route.webhook.webhookId}?tab=settings`);
      await expect(page.getByRole('button', { name: 'Rename', exact: true })).toBeVisible();
      const opener = page.getByRole('button', { name: button, exact: true }).last();
      await opener.click();
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog).toBeVisible();
      if (way === 'Esc') await page.keyboard.press('Escape');
      else await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    });
  }
}

test('after Rename the focus is on the button that opened the dialog', async ({ page, route }) => {
  await page.goto(`/webhooks/${route.webhook.webhookId}?tab=settings`);
  const opener = page.getByRole('button', { name: 'Rename', exact: true });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: /^Rename/ });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Renamed ${route.cache}`);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('heading', { name: `Renamed ${route.cache}` })).toBeVisible();
  await expect(opener).toBeFocused();
});

test('after Delete the focus is on the heading of the page that follows', async ({
  page,
  route,
}) => {
  await page.goto(`/webhooks/${route.webhook.webhookId}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete/ });
  await dialog.getByRole('textbox').fill(route.webhookName);
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(/\/webhooks$/);
  await expect.poll(() => readFocus(page)).toMatch(/^H1 Webhooks/);
});

function readFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return `${element?.tagName} ${element?.textContent?.trim()}`;
  });
}
