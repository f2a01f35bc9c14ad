import { AxeBuilder } from '@axe-core/playwright';
import { callApi, fetchWhole } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';

/** After which a page has asked again. */
const POLLED_MS = 31_000;

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('each previous signing secret is shown with its end, and all can be ended', async ({
      page,
      product,
      route,
    }) => {
      const path = `/webhooks/${route.webhook.webhookId}`;
      for (const [signingSecret, overlapMinutes] of [
        ['the second one', 60],
        ['the third one', 1_440],
      ] as const) {
        await callApi(product, 'POST', `${path}/secret`, { signingSecret, overlapMinutes });
      }
      // Who is signed in is known last: what the page has loaded still notices a change.
      await page.route(/\/api\/me\b/, async (it) => {
        await page.waitForTimeout(500);
        await it.continue();
      });
      await page.goto(`${path}?tab=settings`);
      await expect(page.getByText('Previous signing secrets are accepted until:')).toBeVisible();
      await expect(page.getByText(/\(in 59m\)|\(in 1h\)/)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      expect(await page.content()).not.toContain('the second one');
      await page.getByRole('button', { name: 'End previous signing secrets now' }).click();
      await page.getByRole('button', { name: 'End now' }).click();
      await expect(
        page.getByText(
          `The previous signing secrets of ${route.webhookName} are no longer accepted`,
          { exact: true },
        ),
      ).toBeVisible();
      await expect(page.getByText('Previous signing secrets are accepted until:')).toBeHidden();
      const { body } = await callApi<object>(product, 'GET', path);
      expect(body).not.toHaveProperty('previousSecrets');
    });
  });
}

test('a webhook that another user deletes disappears from its open page', async ({
  page,
  product,
  route,
  expectedNoise,
}) => {
  expectedNoise.push(/status of 404 .*\/api\/webhooks\//);
  const path = `/webhooks/${route.webhook.webhookId}`;
  await page.clock.install();
  await page.goto(path);
  await expect(page.getByRole('heading', { name: route.webhookName })).toBeVisible();
  await callApi(product, 'DELETE', path);
  await page.clock.fastForward(POLLED_MS);
  await expect(page.getByText('Webhook not found')).toBeVisible();
  const breadcrumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
  await expect(breadcrumbs).toContainText('Not found');
});

test('a list that could not read a webhook says which and why', async ({ page, route }) => {
  const webhookId = '11111111-2222-4333-8444-555555555555';
  await page.route('**/api/webhooks?*', async (call) => {
    const response = await fetchWhole(call);
    const reason = 'Secrets Manager answered DecryptionFailure.';
    await call.fulfill({
      response,
      json: { ...(await response.json()), unreadable: [{ webhookId, reason }] },
    });
  });
  await page.goto(`/webhooks?search=${route.cache}`);
  await expect(page.getByText('1 webhook could not be read')).toBeVisible();
  await expect(page.getByText(`${webhookId}: Secrets Manager answered`)).toBeVisible();
  await expect(page.getByRole('link', { name: route.webhookName })).toBeVisible();
});
