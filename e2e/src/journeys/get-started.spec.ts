import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';

test('Get started does not push the charts off the first screen, and can be dismissed for good', async ({
  page,
  scene,
}) => {
  expect(scene.webhookName).toBeTruthy();
  await goTo(page, '/', 'Overview');
  const steps = page.getByRole('heading', { name: 'Get started' });
  await expect(steps).toBeVisible();
  const chart = page.getByRole('region', { name: 'Published and parked', exact: true });
  await expect(chart).toBeInViewport();
  await page.getByRole('button', { name: 'Dismiss Get started' }).click();
  await expect(steps).toBeHidden();
  await page.reload();
  await expect(chart).toBeVisible();
  await expect(steps).toBeHidden();
  await goTo(page, '/settings', 'Settings');
  await page.getByLabel('Show the first steps').check();
  await page.getByRole('link', { name: 'Overview' }).first().click();
  await expect(steps).toBeVisible();
});

test('a browser tab has an icon', async ({ page, product }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=icon]').getAttribute('href');
  const icon = await fetch(new URL(href ?? '', product.dashboardUrl));
  expect(icon.status).toBe(200);
  expect(icon.headers.get('content-type')).toContain('image/svg+xml');
});

test('a page that does not exist says so in its breadcrumbs', async ({ page, expectedNoise }) => {
  expectedNoise.push(/status of 404/);
  await page.goto('/rules/nothing');
  const trail = page.getByRole('navigation', { name: 'Breadcrumbs' });
  await expect(trail).toContainText('Rules');
  await expect(trail).toContainText('Not found');
  await expect(trail).not.toContainText('Webhook');
});
