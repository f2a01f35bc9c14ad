import { setFault } from '../api.ts';
import { test as base, expect } from '../fixtures.ts';

/** For half a minute the server answers from memory without asking Secrets Manager. */
const NOTICED_MS = 60_000;

/** The browser itself writes about each answer of the API that says that AWS failed. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
  quietConsole: async ({}, use) => use(undefined),
});

test('webhooks that can no longer be listed stay, with their age and the reason', async ({
  page,
  product,
  route,
}) => {
  await page.goto(`/webhooks?search=${route.cache}`);
  const row = page.getByRole('link', { name: route.cache.replace('cache-', 'Webhook ') });
  await expect(row).toBeVisible();
  await setFault(product, { operation: 'ListSecrets', fault: 'error' });
  const alert = page.getByText('The webhooks could not be loaded', { exact: true });
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh webhooks' }).click();
    await expect(alert).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: NOTICED_MS });
  await expect(page.getByText(/The data shown was last updated/)).toBeVisible();
  await expect(row).toBeVisible();
});
