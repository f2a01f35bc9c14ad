import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { registerByForm } from '../by-form.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { signIn } from '../sign-in.ts';
import { VIEWPORTS } from '../viewports.ts';

test.use({ world: 'sign-in', withSignIn: true });

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.describe.configure({ timeout: 180_000 });
    test.use({ viewport });

    test('an owner creates a tenant, switches to it, and cannot remove it while it has something', async ({
      page,
      expectedNoise,
    }) => {
      const tenant = `team-${randomUUID().slice(0, 8)}`;
      const [here, name] = [`Here ${tenant}`, `There ${tenant}`];
      await signIn(page, '/tenants', 'Owner');
      await expect(page.getByRole('link', { name: 'default', exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Create a tenant' }).click();
      const dialog = page.getByRole('dialog', { name: 'Create a tenant' });
      await dialog.getByLabel('Name').fill('Not a name');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(dialog.getByText('Use 1 to 32 of a-z, 0-9 and -')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      await dialog.getByLabel('Name').fill(tenant);
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(`The tenant ${tenant} was created`).first()).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: tenant })).toContainText('Complete');
      expect(await findViolations(page)).toEqual([]);

      await goTo(page, '/webhooks', 'Webhooks');
      await register(page, here, tenant);
      await goTo(page, '/webhooks', 'Webhooks');
      await switchTo(page, 'default', tenant);
      await expect(page).toHaveURL(`/webhooks?tenant=${tenant}`);
      await expect(page.getByText('No webhooks yet')).toBeVisible();
      await expect(page.getByRole('link', { name: here })).toHaveCount(0);
      expect(await findViolations(page)).toEqual([]);
      // The same cache and topic as in the other tenant.
      await register(page, name, tenant);
      await expect(page).toHaveURL(new RegExp(`[?&]tenant=${tenant}`));
      if (viewport.width < 600) await page.getByRole('button', { name: 'Open navigation' }).click();
      const sections = page.getByRole('navigation', { name: 'Sections' });
      await sections.getByRole('link', { name: 'Webhooks', exact: true }).click();
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
      await expect(page).toHaveURL(`/webhooks?tenant=${tenant}`);

      expectedNoise.push(/status of 409 /);
      await goTo(page, '/tenants', 'Tenants');
      await removeTenant(page, tenant);
      await expect(page.getByText(`still has webhooks: ${name}`).first()).toBeVisible();
    });

    test('the switcher asks first when a form has changes', async ({ page }) => {
      await signIn(page, '/webhooks/register', 'Owner');
      await page.getByLabel('Name', { exact: true }).fill('Typed');
      await switchTo(page, 'default', 'orders');
      const question = page.getByRole('dialog', { name: 'Leave this page?' });
      await question.getByRole('button', { name: 'Stay' }).click();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Typed');
      await switchTo(page, 'default', 'orders');
      await question.getByRole('button', { name: 'Leave' }).click();
      await expect(page).toHaveURL('/webhooks?tenant=orders');
      await expect(page.getByRole('heading', { level: 1, name: /^Webhooks/ })).toBeVisible();
    });

    test('who has a role in one tenant only begins there, and others are like none', async ({
      page,
      expectedNoise,
    }) => {
      // Asked for before it is known who opened the page.
      expectedNoise.push(/status of 404 .*\/api\//);
      await signIn(page, '/', 'Admin of orders');
      await expect(page).toHaveURL('/?tenant=orders');
      await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Tenant: / })).toHaveCount(0);
      for (const path of ['/rules', '/rules?tenant=default', '/rules?tenant=nobodys']) {
        await goTo(page, path, 'No such tenant');
        await expect(page.getByRole('link', { name: 'orders', exact: true })).toBeVisible();
      }
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'orders', exact: true }).click();
      await expect(page).toHaveURL('/?tenant=orders');
    });
  });
}

async function switchTo(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Tenant: ${from}` }).click();
  await page.getByRole('menuitemcheckbox', { name: to }).click();
}

async function register(page: Page, name: string, cache: string): Promise<void> {
  await page.getByRole('link', { name: 'Register a webhook' }).first().click();
  await registerByForm(page, { name, cache, topic: 'orders' });
}

async function removeTenant(page: Page, tenant: string): Promise<void> {
  await page.getByRole('button', { name: `Remove the tenant ${tenant}` }).click();
  const dialog = page.getByRole('dialog', { name: `Remove the tenant ${tenant}` });
  await dialog.getByLabel(`To confirm, type: ${tenant}`).fill(tenant);
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
}
