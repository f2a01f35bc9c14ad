import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { findBrokenWords } from '../broken-words.ts';
import { expect, test } from '../fixtures.ts';
import { postSigned } from '../momento.ts';
import type { Product } from '../product.ts';
import { postMessage } from '../route.ts';
import type { Scene } from '../scene.ts';
import { seedFailures } from '../seed-failures.ts';

const DAY_MS = 24 * 60 * 60_000;

const mistype = (url: string) => url.slice(0, -1);

interface TableCase {
  readonly label: string;
  readonly path: (scene: Scene) => string;
  /** Makes a row, before its page is opened. */
  readonly prepare?: (product: Product, scene: Scene) => Promise<unknown>;
  /** Makes a row, once its page is open. */
  readonly open?: (page: Page, scene: Scene) => Promise<void>;
  /** What one of its rows says at any size. */
  readonly says: (scene: Scene) => readonly (string | RegExp)[];
  /** A column that can be hidden. */
  readonly column: string;
}

const ofTab =
  (tab: string, span = {}) =>
  ({ webhook }: Scene) =>
    `/webhooks/${webhook.webhookId}?${new URLSearchParams({ tab, ...span })}`;

const TABLES: readonly TableCase[] = [
  {
    label: 'Webhooks',
    path: ({ cache }) => `/webhooks?search=${cache}`,
    says: ({ webhookName, cache }) => [webhookName, `${cache}#orders`, /Active|Failing|Never seen/],
    column: 'Created',
  },
  {
    label: 'Rules',
    path: ({ cache }) => `/rules?search=${cache}`,
    says: ({ ruleName, cache }) => [ruleName, 'Enabled', cache, /target-/, 'Granted'],
    column: 'Targets',
  },
  {
    label: 'Rules of this webhook',
    path: ofTab('rules'),
    says: ({ ruleName }) => [ruleName, 'Enabled', /target-/, 'Granted', 'All'],
    column: 'Targets',
  },
  {
    label: 'Calls of this webhook',
    path: ofTab('activity'),
    says: () => [/Parked|Rejected|Published/, /ago|now/, /\d (?:ms|s)/],
    column: 'Sequence',
  },
  {
    label: 'Unknown webhooks',
    path: () => '/webhooks/unknown',
    prepare: (_, { webhook }) => postSigned(mistype(webhook.url), '{}', '0'.repeat(64)),
    open: async (page, { webhook }) => {
      const row = page.getByRole('row').filter({ hasText: new URL(mistype(webhook.url)).pathname });
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(row).toBeVisible({ timeout: 1_000 });
      }).toPass();
    },
    says: ({ webhookName }) => [/^\//, webhookName, /ago|now/],
    column: 'Calls',
  },
  {
    label: 'Audit',
    path: ({ ruleName }) => `/audit?object=${ruleName}`,
    says: ({ ruleName }) => ['Create rule', `rule ${ruleName}`, 'Local owner', 'Done', /ago|now/],
    column: 'When',
  },
  {
    label: 'Changes of this webhook',
    path: ofTab('changes'),
    says: () => ['Register webhook', 'Local owner', 'Done', /ago|now/],
    column: 'When',
  },
  {
    label: 'Archived events',
    path: ofTab('history', { from: '0', until: String(Date.now() + DAY_MS) }),
    says: ({ cache }) => [`${cache}#orders`, /^\w+ \d+, \d{4}, \d\d:\d\d:\d\d/, /orderId/],
    column: 'Sequence number',
  },
  {
    label: 'Live events',
    path: ({ cache }) => `/live?cache=${cache}`,
    open: async (page, scene) => {
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await postMessage(scene, '{"orderId": 2}');
    },
    says: ({ cache }) => [`${cache}#orders`, /^\d\d:\d\d:\d\d\.\d{3}/, /orderId/],
    column: 'Since publish',
  },
  {
    label: 'Replays',
    path: () => '/archive',
    prepare: (product, { ruleName }) =>
      callApi(product, 'POST', '/replays', { ruleName, from: 0, until: Date.now() }),
    says: ({ ruleName }) => [/Completed|Running|Starting/, ruleName, /Jan 1, 1970/],
    column: 'Started',
  },
  {
    label: 'Failures',
    path: ({ cache }) => `/failures?${new URLSearchParams({ view: 'causes', search: cache })}`,
    says: ({ webhookName }) => ['The bus', webhookName, 'Redrive'],
    column: 'First',
  },
  {
    label: 'Redrives',
    path: () => '/failures/redrives',
    prepare: async (product) => {
      const cache = `cache-${randomUUID().slice(0, 8)}`;
      const ids = await seedFailures(product, [{ cache }]);
      await callApi(product, 'POST', '/redrives', { ids });
    },
    says: () => [/ago|now/, /Completed|Running|Done|Ended/, /^1 /],
    column: 'Took',
  },
];

const WIDTHS = [390, 1280, 1920] as const;

/** How much wider the table is than its frame, and how much of the window it uses. */
function measure(page: Page, label: string): Promise<{ overflow: number; share: number }> {
  return page.getByRole('table', { name: label }).evaluate((table) => {
    const frame = table.parentElement;
    return {
      overflow: (frame?.scrollWidth ?? 0) - (frame?.clientWidth ?? 0),
      share: table.getBoundingClientRect().width / window.innerWidth,
    };
  });
}

for (const width of WIDTHS) {
  const more = width === 1280 ? ', and a hidden column stays hidden after a reload' : '';
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const { label, path, prepare, open, says, column } of TABLES) {
      test(`${label}: what is important is seen without scrolling sideways${more}`, async ({
        page,
        product,
        scene,
      }) => {
        await prepare?.(product, scene);
        await page.goto(path(scene));
        await open?.(page, scene);
        const table = page.getByRole('table', { name: label });
        const texts = says(scene);
        // Other tests make rows too.
        const rows = texts.reduce(
          (found, text) => found.filter({ has: page.getByText(text) }),
          table.locator('tbody tr'),
        );
        const row = rows.first();
        for (const text of texts) {
          const part = row.getByText(text).filter({ visible: true }).first();
          await expect(part).toBeVisible();
          const box = await part.boundingBox();
          expect(box?.x, String(text)).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0), String(text)).toBeLessThanOrEqual(width);
        }
        expect(await findBrokenWords(table.locator('thead'))).toEqual([]);
        // Ids and addresses break where the line ends.
        const broken = await findBrokenWords(table.locator('tbody'));
        expect(broken.filter((word) => /^[a-z]{1,12}[.,:]?$/i.test(word))).toEqual([]);
        const { overflow, share } = await measure(page, label);
        expect(overflow).toBe(0);
        if (width === 1920) {
          expect(share).toBeGreaterThan(0.8);
          await expectGrown(page, label);
        }
        if (width === 1280) await hideForGood(page, label, column);
      });
    }
  });
}

/** A column that is as narrow as Cloudscape allows at 1280 pixels grows by a tenth. */
const GROWTH_MIN = 1.05;

/** Checks that each column has its part of a wide window. The last one takes what is left at any. */
async function expectGrown(page: Page, label: string): Promise<void> {
  const headers = page
    .getByRole('table', { name: label })
    .locator('thead th[class*=header-cell-resizable]');
  const read = () =>
    headers.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
  const wide = await read();
  expect(wide.length).toBeGreaterThan(2);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.reload();
  await expect(headers).toHaveCount(wide.length);
  // Widths are set once the page is mounted.
  const grow = (narrow: number, place: number) => (wide[place] ?? 0) / narrow;
  await expect
    .poll(async () => Math.min(...(await read()).slice(0, -1).map(grow)))
    .toBeGreaterThan(GROWTH_MIN);
}

/** Hides a column, and checks that it is hidden after a reload too. */
async function hideForGood(page: Page, label: string, column: string): Promise<void> {
  const table = page.getByRole('table', { name: label });
  const header = table.getByRole('columnheader', { name: column, exact: true });
  await expect(header).toBeVisible();
  await page.getByRole('button', { name: 'Preferences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await dialog.getByLabel(column, { exact: true }).uncheck({ force: true });
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(header).toBeHidden();
  await page.reload();
  await expect(table.getByRole('columnheader').nth(1)).toBeVisible();
  await expect(header).toBeHidden();
}
