import { fetchWhole } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { holdAnswers } from '../hold-answers.ts';
import { VIEWPORTS } from '../viewports.ts';
import { goTo } from './go-to.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('while AWS fails, no page says that the bus or a queue does not exist', async ({
      page,
      breakAws,
    }) => {
      await breakAws(
        { operation: 'DescribeEventBus', fault: 'error' },
        { operation: 'GetQueueAttributes', fault: 'error' },
      );
      await goTo(page, '/', 'Overview');
      // For two seconds the server answers from memory.
      await expect(async () => {
        await page.keyboard.press('r');
        await expect(page.getByText('default could not be looked up')).toBeVisible({
          timeout: 1_000,
        });
      }).toPass({ timeout: 30_000 });
      await expect(page.getByText(/not found/i)).toHaveCount(0);
      await goTo(page, '/settings', 'Settings');
      await expect(page.getByText('Could not be looked up')).toHaveCount(3);
      await expect(page.getByText(/^Not found/i)).toHaveCount(0);
    });

    test('what could not be read is not said to be missing or not configured', async ({
      page,
      expectedNoise,
    }) => {
      expectedNoise.push(/^Failed to load resource: .* 502 .*\/api\/gateway/);
      await page.route('**/api/gateway', (route) =>
        route.fulfill({
          status: 502,
          contentType: 'application/problem+json',
          json: { type: 'about:blank', title: 'AWS answered with an error', status: 502 },
        }),
      );
      for (const path of ['/', '/settings']) {
        await page.goto(path);
        const alert = page.getByText('The state of the gateway could not be loaded', {
          exact: true,
        });
        await expect(alert).toBeVisible();
        await expect(page.getByText(/not configured|not found/i)).toHaveCount(0);
      }
    });

    test('while a page loads, it says that nothing is missing or not configured', async ({
      page,
    }) => {
      const { release } = await holdAnswers(page, '**/api/gateway');
      for (const path of ['/', '/settings']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText(/not configured|not found/i)).toHaveCount(0);
      }
      release();
      await expect(page.getByText('Found', { exact: true }).first()).toBeVisible();
    });
  });
}

test('what is not configured is said to be so', async ({ page }) => {
  await page.route('**/api/gateway', async (route) => {
    const response = await fetchWhole(route);
    const { gatewayUrl: _, functionUrl: __, ...rest } = await response.json();
    await route.fulfill({ response, json: { ...rest, deadLetterQueue: {} } });
  });
  await goTo(page, '/settings', 'Settings');
  const term = (name: string) =>
    page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
  await expect(term('Gateway URL')).toHaveText('Not configured');
  await expect(term('Dead-letter queue')).toHaveText('Not configured');
});
