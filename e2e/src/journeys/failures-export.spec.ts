import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { makeFailures, seedFailures } from '../seed-failures.ts';

test.use({ world: 'failures' });

async function exportAs(page: Page, format: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: format }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('what the filter chooses is exported whole, with its events only when that is asked for', async ({
  page,
  product,
}) => {
  const cache = `cache-${randomUUID().slice(0, 8)}`;
  const ids = await seedFailures(product, makeFailures(cache, 120));
  await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
  await expect(page.getByText('120 matches').first()).toBeVisible();
  const csv = await exportAs(page, 'CSV, without events');
  const lines = csv.trimEnd().split('\r\n');
  expect(lines).toHaveLength(121);
  expect(lines[1]?.startsWith(`${ids[0]},publish,throttled,Rate exceeded,${cache}#orders`)).toBe(
    true,
  );
  expect(csv).not.toContain('seeded');
  const listed = JSON.parse(await exportAs(page, 'JSON, without events'));
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(ids);
  expect(listed[0]).not.toHaveProperty('event');
  const whole = JSON.parse(await exportAs(page, 'JSON, with events'));
  expect(whole).toHaveLength(120);
  expect(whole[119].event.detail.text).toBe('seeded 119');
});
