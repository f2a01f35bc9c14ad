import { randomUUID } from 'node:crypto';
import { callApi } from '../api.ts';
import { callEventBridge } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { makeFailures, seedFailures } from '../seed-failures.ts';
import { VIEWPORTS } from '../viewports.ts';

const RULES = 62;
/** Of the rules that match, by name. */
const RULES_SHOWN = 10;

test.use({ world: 'failures' });

for (const viewport of VIEWPORTS) {
  test.describe(`on ${viewport.width} px`, () => {
    test.use({ viewport });

    test('a redrive with a rate is stopped, keeps the rest in the queue, and is in the list of redrives', async ({
      page,
      product,
    }) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      await seedFailures(product, makeFailures(cache, 40));
      await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
      await page.getByRole('button', { name: 'Redrive all matching' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText('40 events will be published again.');
      const rate = dialog.getByLabel('Events per second at most');
      await rate.fill('0');
      await expect(dialog.getByText('Enter a whole number from 1 to 1000')).toBeVisible();
      await rate.fill('1');
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog).toContainText('At most 1 event a second.');
      await dialog.getByRole('button', { name: 'Stop the redrive' }).click();
      await expect(dialog).toContainText('The redrive was stopped');
      await expect(dialog.locator(':focus')).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Close' }).last().click();

      const { body } = await callApi<{ total: number }>(
        product,
        'GET',
        `/failures?search=${cache}`,
      );
      expect(body.total).toBeGreaterThan(0);
      expect(body.total).toBeLessThanOrEqual(40);

      await page.getByRole('link', { name: 'Redrives', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Redrives' })).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: cache });
      await expect(row).toContainText('Stopped');
      await expect(row).toContainText('This dashboard');
      await expect(row).toContainText('40 failures');
      await expect(row).toContainText('1 a second at most');
      expect(await findViolations(page)).toEqual([]);
      await row.getByRole('link').first().click();
      await expect(dialog).toContainText('The redrive was stopped');

      // Another one is stopped from the list.
      const rest = await callApi<{ failures: { id: string }[] }>(
        product,
        'GET',
        `/failures?${new URLSearchParams({ search: cache, limit: '100' })}`,
      );
      const ids = rest.body.failures.map(({ id }) => id);
      await callApi(product, 'POST', '/redrives', { ids, eventsPerSecond: 1 });
      await goTo(page, '/failures/redrives', 'Redrives');
      const what = `${ids.length} failures`;
      await page.getByRole('button', { name: `Stop the redrive of ${what}` }).click();
      const stopped = page.getByRole('row').filter({ hasText: what }).first();
      await expect(stopped).toContainText('Stopped');
    });

    test('the plan of 100 events and 62 rules says for each event which rules match', async ({
      page,
      product,
    }) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      const rules = Array.from({ length: RULES }, (_, n) => ({
        Name: `${cache}-${n}`,
        EventPattern: JSON.stringify({
          source: ['Momento'],
          detail: { cache: [cache], topic: [`topic-${n}`] },
        }),
      }));
      for (const rule of rules) await callEventBridge(product, 'PutRule', rule);
      const topicOf = (n: number) => `topic-${n % RULES}`;
      const seeds = Array.from({ length: 100 }, (_, n) => ({ cache, topic: topicOf(n) }));
      await seedFailures(product, seeds);
      await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
      await page.getByRole('button', { name: 'Redrive all matching' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText('100 events will be published again.');
      await expect(dialog).toContainText(`and ${RULES - RULES_SHOWN} more`);
      await expect(dialog).not.toContainText('not checked');
      await expect(dialog).not.toContainText('Could not check');
      // Other tests of this world count the rules that match.
      for (const { Name } of rules) await callEventBridge(product, 'DeleteRule', { Name });
    });
  });
}
