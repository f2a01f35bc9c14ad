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

test('a list is read from its first row on the next page', async ({ page, route }) => {
  expect(route.webhookName).toBeTruthy();
  await page.route('**/api/webhooks?*', async (call) => {
    const url = new URL(call.request().url());
    const cursor = url.searchParams.get('cursor');
    url.searchParams.delete('cursor');
    const response = await call.fetch({ url: String(url) });
    const body = await response.json();
    const [first] = body.webhooks;
    const webhooks = Array.from({ length: 25 }, (_, number) => ({
      ...first,
      webhookId: `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
      name: `Webhook ${number} of ${cursor}`,
    }));
    await call.fulfill({ response, json: { ...body, webhooks, total: 60, cursor: 'next' } });
  });
  await goTo(page, '/webhooks', 'Webhooks');
  await expect(page.getByRole('link', { name: /^Webhook 24/ })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next page' });
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }));
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Webhook 0 of next' })).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
