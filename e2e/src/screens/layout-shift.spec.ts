import type { Page, Request } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { holdAnswers } from '../hold-answers.ts';
import type { Scene } from '../scene.ts';
import { VIEWPORTS } from '../viewports.ts';

test.describe.configure({ mode: 'parallel' });

/** Up to here a first load counts as steady: https://web.dev/articles/cls */
const SHIFT_MAX = 0.1;
/** As on a slow machine: the page is painted before it is hydrated. */
const SLOWDOWN = 4;
/** After the page is hydrated: long enough for what it shows while it loads. */
const LATE_MS = 300;

const ofWebhook =
  (query: string) =>
  ({ webhook }: Scene) =>
    `/webhooks/${webhook.webhookId}${query}`;

const PAGES: readonly (readonly [string, (scene: Scene) => string])[] = [
  ['Overview', () => '/'],
  ['Webhooks', () => '/webhooks'],
  ['Register a webhook', () => '/webhooks/register'],
  ['Webhook', ofWebhook('')],
  ['Webhook, activity', ofWebhook('?tab=activity')],
  ['Webhook, gaps', ofWebhook('?tab=gaps')],
  ['Webhook, matching rules', ofWebhook('?tab=rules')],
  ['Webhook, history', ofWebhook('?tab=history')],
  ['Webhook, settings', ofWebhook('?tab=settings')],
  ['Rules', () => '/rules'],
  ['Rules, one open', ({ ruleName }) => `/rules?rule=${ruleName}`],
  ['Create a rule', () => '/rules/create'],
  ['Edit a rule', ({ ruleName }) => `/rules/edit?rule=${ruleName}`],
  ['Pattern sandbox', () => '/patterns'],
  ['Live events', () => '/live'],
  ['Explain', ({ failureId }) => `/explain?failureId=${failureId}`],
  ['Archive', () => '/archive'],
  ['Archived events', () => `/archive/events?from=0&until=${Date.now()}`],
  ['Failures', () => '/failures'],
  ['Failures, one open', ({ failureId }) => `/failures?failure=${failureId}`],
  ['Failures, by cause', () => '/failures?view=causes'],
  ['Redrives', () => '/failures/redrives'],
  ['Held calls', () => '/failures/held'],
  ['Audit', () => '/audit'],
  ['Settings', () => '/settings'],
];

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    for (const [name, path] of PAGES) {
      test(`${name}: nothing jumps while it loads`, async ({ page, scene }) => {
        await page.addInitScript(recordShifts);
        const client = await page.context().newCDPSession(page);
        await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
        const open = countOpen(page);
        // On a quick API the page shows its data at once.
        const { release } = await holdAnswers(page, '**/api/**');
        await page.goto(path(scene));
        await page.waitForTimeout(LATE_MS);
        release();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // A poll that waits for events never ends.
        const left = /(?:Live|Archived) events/.test(name) ? 1 : 0;
        // What an answer shows may ask for more.
        for (let times = 0; times < 2; times += 1) {
          await expect.poll(open, { intervals: [50] }).toBeLessThanOrEqual(left);
          await page.evaluate(waitForPaint);
        }
        const { total, moved } = await readShifts(page);
        expect(total, moved).toBeLessThanOrEqual(SHIFT_MAX);
      });
    }

    test('a button stays under the pointer when the rules come late', async ({ page }) => {
      const held = await holdAnswers(page, /\/api\/rules\b/);
      await page.goto('/rules/create?cache=shop&topic=orders');
      await page.getByRole('button', { name: 'Use a sample' }).click();
      const button = page.getByRole('button', { name: 'Test', exact: true });
      await expect(page.getByText('Counting rules per bus')).toBeVisible();
      const before = await button.boundingBox();
      held.release();
      await expect(page.getByText(/of the 300 rules per bus/)).toBeVisible();
      expect(await button.boundingBox()).toEqual(before);
    });
  });
}

/** Counts the calls of the API that are not answered yet. */
function countOpen(page: Page): () => number {
  let open = 0;
  const count = (change: number) => (request: Request) => {
    if (request.url().includes('/api/')) open += change;
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return () => open;
}

/** Not the load state: a slow page is idle before its scripts run. */
function waitForPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
  });
}

interface Shift {
  readonly value: number;
  readonly moved: string;
}

function recordShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as {
        value: number;
        sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
      };
      const moved = sources.map(({ node, previousRect, currentRect }) => {
        const text = (node?.textContent ?? '').trim().slice(0, 40);
        return `${node?.nodeName} “${text}” from ${previousRect.y} to ${currentRect.y}`;
      });
      shifts.push({ value, moved: moved.join(', ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function readShifts(page: Page): Promise<{ total: number; moved: string }> {
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
  return {
    total: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts.map(({ value, moved }) => `${value.toFixed(3)} ${moved}`).join('\n'),
  };
}
