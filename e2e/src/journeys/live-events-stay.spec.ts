import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('live events stay when one leaves the page and comes back', async ({ page, route }) => {
      await goTo(page, '/live', 'Live events');
      await expect(page.getByText('Watching the bus')).toBeVisible();
      const text = `before ${route.cache}`;
      await postMessage(route, text);
      const row = page.getByRole('row').filter({ hasText: text });
      await expect(row).toBeVisible();
      await row.getByRole('link').click();
      await page.getByRole('link', { name: 'Create a rule from this event' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Create a rule' })).toBeVisible();
      await page.goBack();
      await expect(row).toBeVisible();
    });

    test('a filter shows the events that came before it, as far as they are known to match', async ({
      page,
      route,
    }) => {
      await goTo(page, '/live', 'Live events');
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await postMessage(route, `kept ${route.cache}`);
      const row = page.getByRole('row').filter({ hasText: `kept ${route.cache}` });
      await expect(row).toBeVisible();
      await page.getByLabel('A cache or a topic').check();
      const cache = page.getByLabel('Cache', { exact: true });
      await cache.fill(route.cache);
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(new RegExp(`cache=${route.cache}`));
      await expect(row).toBeVisible();
      await cache.fill('another');
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(row).toBeHidden();
      await page.getByLabel('All Momento events').check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(row).toBeVisible();
    });

    test('a stream of events is read once a second, and Pause holds the list at once', async ({
      page,
      route,
    }) => {
      await goTo(page, `/live?cache=${route.cache}`, 'Live events');
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await page.clock.install();
      let reads = 0;
      page.on('request', (request) => {
        if (/\/api\/live\/[0-9a-f-]+\?/.test(request.url())) reads += 1;
      });
      await postMessage(route, 'first');
      const rows = page.getByRole('row').filter({ hasText: route.cache });
      await expect(rows).toHaveCount(1);
      const before = reads;
      for (let count = 0; count < 20; count += 1) await postMessage(route, `event ${count}`);
      // The clock of the page stands still, and with it the pause between two reads.
      expect(reads).toBe(before);
      await page.clock.runFor(1_000);
      await expect(rows).toHaveCount(21);
      expect(reads - before).toBeLessThanOrEqual(2);

      await page.getByRole('button', { name: 'Pause' }).click();
      await expect(page.getByText(/^Paused/)).toBeVisible();
      await page.clock.runFor(1_000);
      await postMessage(route, 'while paused');
      await expect(page.getByText('Paused: 1 new event')).toBeVisible();
      await expect(rows).toHaveCount(21);
      await page.getByRole('button', { name: 'Resume' }).click();
      await expect(rows).toHaveCount(22);
    });
  });
}
