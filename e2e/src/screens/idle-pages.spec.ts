import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Scene } from '../scene.ts';
import { VIEWPORTS } from '../viewports.ts';

const REQUESTS_MAX = 8;
/** Of bodies: what moves with time, such as metrics and the durations of health checks. */
const BYTES_MAX = 20_000;
const STEP_MS = 5_000;

const ofWebhook =
  (tab: string) =>
  ({ webhook }: Scene) =>
    `/webhooks/${webhook.webhookId}?tab=${tab}`;

/** All that poll but Live events, whose call waits for the next event. */
const PAGES: readonly (readonly [string, (scene: Scene) => string])[] = [
  ['Overview', () => '/'],
  ['Webhooks', () => '/webhooks'],
  ['Unknown webhooks', () => '/webhooks/unknown'],
  ['Webhook', ({ webhook }) => `/webhooks/${webhook.webhookId}`],
  ['Webhook, activity', ofWebhook('activity')],
  ['Webhook, gaps', ofWebhook('gaps')],
  ['Webhook, matching rules', ofWebhook('rules')],
  ['Webhook, history', ofWebhook('history')],
  ['Webhook, changes', ofWebhook('changes')],
  ['Rules', () => '/rules'],
  ['Rules, one open', ({ ruleName }) => `/rules?rule=${ruleName}`],
  ['Create a rule', () => '/rules/create'],
  ['Failures', () => '/failures'],
  ['Failures, one open', ({ failureId }) => `/failures?failure=${failureId}`],
  ['Failures, by cause', () => '/failures?view=causes'],
  ['Redrives', () => '/failures/redrives'],
  ['Held calls', () => '/failures/held'],
  ['Archive', () => '/archive'],
  ['Audit', () => '/audit'],
  ['Settings', () => '/settings'],
];

test.use({ viewport: VIEWPORTS[0] });

for (const [name, path] of PAGES) {
  test(`${name}: an idle page sends at most ${REQUESTS_MAX} requests a minute, and gets nothing that it has`, async ({
    page,
    scene,
  }) => {
    await page.clock.install();
    const calls = countCalls(page);
    await page.goto(path(scene));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The first minute: a webhook that was called just now is asked about more often.
    await pass(page, 75_000, calls);
    calls.clear();
    await pass(page, 60_000, calls);
    const seen = calls.read();
    expect
      .soft(seen.length, seen.map(({ url }) => url).join('\n'))
      .toBeLessThanOrEqual(REQUESTS_MAX);
    expect(seen.length).toBeGreaterThan(0);
    const sentAgain = seen.filter(({ isRepeated }) => isRepeated);
    expect(sentAgain).toEqual([]);
    expect(seen.some(({ status }) => status === 304)).toBe(true);
    const bytes = seen.reduce((sum, call) => sum + call.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(BYTES_MAX);
  });
}

interface SeenCall {
  readonly url: string;
  readonly status: number;
  readonly bytes: number;
  /** The page had this very answer already. */
  readonly isRepeated: boolean;
}

function countCalls(page: Page) {
  let seen: SeenCall[] = [];
  const last = new Map<string, string>();
  let open = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/')) open += 1;
  });
  page.on('requestfinished', async (request) => {
    const url = request.url();
    if (!url.includes('/api/')) return;
    const response = await request.response();
    const status = response?.status() ?? 0;
    const text = status === 200 ? ((await response?.text()) ?? '') : '';
    const { responseBodySize: bytes } = await request.sizes();
    seen.push({ url, status, bytes, isRepeated: status === 200 && last.get(url) === text });
    if (status === 200) last.set(url, text);
    open -= 1;
  });
  page.on('requestfailed', (request) => {
    if (request.url().includes('/api/')) open -= 1;
  });
  return {
    clear: () => {
      seen = [];
    },
    read: () => seen,
    settle: () => expect.poll(() => open).toBe(0),
  };
}

/** Lets time pass in steps; the calls that each makes are answered before the next. */
async function pass(page: Page, ms: number, calls: ReturnType<typeof countCalls>): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await page.clock.runFor(STEP_MS);
    await page.waitForTimeout(20);
    await calls.settle();
  }
}
