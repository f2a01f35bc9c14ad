import { expect, test } from '../fixtures.ts';
import { showGaps } from '../show-gaps.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('gaps are listed with their numbers and times, and lead to the calls around them', async ({
      page,
      scene,
    }) => {
      await showGaps(page);
      await page.goto(`/webhooks/${scene.webhook.webhookId}?tab=gaps`);
      const table = page.getByRole('table', { name: 'Gaps in the sequence numbers' });
      await expect(table).toContainText('88 to 93');
      await expect(table).toContainText('10412');
      await page.getByRole('link', { name: 'Calls around it, the gap at 88' }).click();
      await expect(page.getByRole('table', { name: 'Calls of this webhook' })).toBeVisible();
      await expect(page).toHaveURL(/tab=activity&from=\d+&until=\d+/);
    });
  });
}

test('a webhook without a gap says since when there was none', async ({ page, scene }) => {
  await page.goto(`/webhooks/${scene.webhook.webhookId}?tab=gaps`);
  await expect(page.getByText(/No number was missing since \w+ \d+, \d{4}/)).toBeVisible();
});
