import type { Page } from '@playwright/test';
import { callApi, clearFaults, listFailures, setFault } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { postMessage, type Route } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

interface Calls {
  readonly calls: readonly { readonly requestId: string; readonly eventId?: string }[];
}

const FIND = 'Find by request or event id, number';

async function publish(route: Route, number: number): Promise<void> {
  const { cache, topic, signingSecret, webhook } = route;
  const body = bodyOf({ cache, topic, text: 'x', topic_sequence_number: number });
  expect((await postSigned(webhook.url, body, sign(body, signingSecret))).status).toBe(200);
}

const callsOf = (page: Page) => page.getByRole('table', { name: 'Calls of this webhook' });

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a call is found by its event id, sequence number, and time, and a link keeps that', async ({
      page,
      product,
      route,
    }) => {
      const { webhook, webhookName } = route;
      for (const number of [101, 102, 103]) await publish(route, number);
      const path = `/webhooks/${webhook.webhookId}/activity`;
      const read = async () => (await callApi<Calls>(product, 'GET', path)).body.calls;
      await expect.poll(async () => (await read()).length).toBe(3);
      const [, , oldest] = await read();
      await goTo(page, `/webhooks/${webhook.webhookId}?tab=activity`, webhookName);
      const rows = callsOf(page).getByRole('row').filter({ hasText: 'Published' });
      await expect(rows).toHaveCount(3);
      const eventId = oldest?.eventId ?? '';
      await expect(page.getByRole('button', { name: `Copy event id ${eventId}` })).toBeVisible();
      await page.getByRole('searchbox', { name: FIND }).fill(` ${eventId} `);
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText('101');
      await expect(page.getByText('Searched back to')).toBeVisible();
      await page.reload();
      await expect(rows).toHaveCount(1);
      await page.getByRole('searchbox', { name: FIND }).fill(oldest?.requestId ?? '');
      await expect(page).toHaveURL(new RegExp(`search=${oldest?.requestId}`));
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText('101');
      await page.getByRole('searchbox', { name: FIND }).fill('102');
      await expect(rows).toContainText('102');
      await page.getByRole('searchbox', { name: FIND }).fill('none');
      await expect(callsOf(page)).toContainText('“none”');
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await expect(rows).toHaveCount(3);

      await page.getByRole('button', { name: 'Time range: Last 24 hours' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'From … until …' }).click();
      const dialog = page.getByRole('dialog', { name: 'Time of the calls' });
      await dialog.getByLabel('From').fill('2026-01-31 10:00');
      await dialog.getByLabel('Until').fill('2026-01-31 11:00');
      await dialog.getByRole('button', { name: 'Show' }).click();
      await expect(callsOf(page)).toContainText('There was no call in this time.');
      await page.getByRole('button', { name: /^Time range: 2026-01-31 10:00:00/ }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Last hour' }).click();
      await expect(rows).toHaveCount(3);
      expect(new URL(page.url()).search).toBe('?tab=activity&hours=1');
    });

    test('a parked call says when it was redriven, and leads to that redrive', async ({
      page,
      product,
      route,
    }) => {
      const { webhook, webhookName, cache } = route;
      const text = `parked ${cache}`;
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      expect(await postMessage(route, text)).toBe(202);
      await clearFaults(product);
      await goTo(page, `/webhooks/${webhook.webhookId}?tab=activity`, webhookName);
      const row = callsOf(page).getByRole('row').filter({ hasText: 'Parked (202)' });
      await expect(row).toBeVisible({ timeout: 15_000 });
      await expect(row).not.toContainText('Redriven');
      await expect.poll(() => listFailures(product, text)).toHaveLength(1);
      const ids = (await listFailures(product, text)).map(({ id }) => id);
      const { status, body } = await callApi(product, 'POST', '/redrives', { ids });
      expect(status, JSON.stringify(body)).toBe(202);
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(row).toContainText('Redriven', { timeout: 1_000 });
      }).toPass();
      await row.getByRole('link', { name: 'Redriven' }).click();
      await expect(page.getByRole('dialog', { name: 'Redrive failures' })).toContainText(
        'Redriven: 1',
      );
    });

    test('a URL that is mistyped at Momento is found from the overview, with the webhook it was meant for', async ({
      page,
      route,
    }) => {
      const { webhook, webhookName } = route;
      const body = bodyOf({ cache: 'shop', topic: 'orders', text: 'x' });
      const mistyped = webhook.url.slice(0, -1);
      expect((await postSigned(mistyped, body, sign(body, 'any'))).status).toBe(403);
      await goTo(page, '/', 'Overview');
      await page.getByRole('link', { name: 'unknown called' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Unknown webhooks' })).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: new URL(mistyped).pathname });
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(row).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await row.getByRole('link', { name: webhookName }).click();
      await expect(page.getByRole('heading', { level: 1, name: webhookName })).toBeVisible();
    });
  });
}
