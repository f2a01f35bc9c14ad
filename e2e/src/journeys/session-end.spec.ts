import type { Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { chooseUser, endSession, signIn, type User } from '../sign-in.ts';
import { VIEWPORTS } from '../viewports.ts';

test.use({ world: 'sign-in', withSignIn: true });

/** The browser's own words about calls of nobody. */
const REFUSED = /status of 401 /;

/** Signs in on the tab that the dialog opens; the form's tab stays as it is. */
async function signInAgain(page: Page, user: User): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: /^Sign in again/ }).click();
  const other = await opened;
  await chooseUser(other, user);
  await expect(other.getByRole('heading', { level: 1, name: 'Signed in' })).toBeVisible();
  expect(await findViolations(other)).toEqual([]);
  await other.close();
}

async function fillIn(page: Page, cache: string): Promise<void> {
  for (const [label, value] of [
    ['Name', `Webhook of ${cache}`],
    ['Cache', cache],
    ['Topic', 'orders'],
    ['Signing secret', 'typed once'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('a session that ends while somebody types loses nothing: they sign in beside the form, and submit it again', async ({
      page,
      expectedNoise,
    }) => {
      expectedNoise.push(REFUSED);
      await signIn(page, '/webhooks/register', 'Admin');
      const cache = `kept-${viewport.width}`;
      await fillIn(page, cache);
      await endSession(page);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
      await expect(dialog).toBeVisible();
      expect(await findViolations(page)).toEqual([]);

      await signInAgain(page, 'Admin');
      await expect(dialog).toBeHidden();
      await expect(page.getByLabel('Cache', { exact: true })).toHaveValue(cache);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await expect(page.getByText('Enter this URL in Momento')).toBeVisible();
    });

    test('somebody else who signs in does not go on with the page', async ({
      page,
      expectedNoise,
    }) => {
      expectedNoise.push(REFUSED);
      await signIn(page, '/webhooks/register', 'Admin');
      await fillIn(page, 'of-the-admin');
      await endSession(page);
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await signInAgain(page, 'Viewer');
      const dialog = page.getByRole('dialog', { name: 'Somebody else is signed in' });
      await expect(dialog).toContainText('now signed in as Viewer');
      expect(await findViolations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Reload the page' }).click();
      await expect(page.getByText('Needs the role admin')).toBeVisible();
      await expect(page.getByLabel('Cache', { exact: true })).toHaveCount(0);
    });

    test('the user menu says who is signed in with which role, and signs out', async ({ page }) => {
      await signIn(page, '/', 'Viewer');
      if (viewport.width < 600) {
        // The bar is arranged again when it is known who is signed in, which closes the menu.
        await expect(async () => {
          await page.getByRole('button', { name: 'More' }).click({ timeout: 2_000 });
          await page.getByRole('button', { name: 'Viewer', exact: true }).click({ timeout: 2_000 });
        }).toPass();
      } else await page.getByRole('button', { name: 'Signed in as Viewer' }).click();
      await expect(page.getByText('viewer in default').filter({ visible: true })).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      await page.getByText('Sign out', { exact: true }).filter({ visible: true }).click();
      await page.getByRole('button', { name: 'Sign out of the test provider' }).click();
      await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
      await page.goto('/webhooks');
      await expect(page.getByRole('heading', { name: 'Choose who you are' })).toBeVisible();
    });
  });
}

test('an open page notices at its next poll, and asks nothing more until somebody signs in', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(REFUSED);
  await page.clock.install();
  await signIn(page, '/', 'Viewer');
  await endSession(page);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  // What was on its way when it was noticed.
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.clock.runFor(10 * 60_000);
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
  await signInAgain(page, 'Viewer');
  await expect.poll(() => asked.some((url) => url.endsWith('/api/gateway'))).toBe(true);
  await goTo(page, '/rules', 'Rules');
});
