import type { Page } from '@playwright/test';
import { test as base, expect } from '../fixtures.ts';
import { Product } from '../product.ts';
import { seedRules, seedWebhooks } from '../seed.ts';

/** As the busiest of one account: EventBridge allows 300 rules a bus. */
const WEBHOOKS = 10_000;
const RULES = 300;

/** Of this many tries the middle one counts: the machine does other things as well. */
const TRIES = 5;
const ANSWER_MAX_MS = 1_000;
const LONG_TASK_MAX_MS = 200;

/** The only tests with the clock in hand: that it stays quick is what they promise. */
const test = base.extend<object, { readonly product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const product = await Product.start();
      await seedWebhooks(product, WEBHOOKS);
      await seedRules(product, RULES);
      // Like a dashboard that was just started.
      await product.end('SIGTERM');
      await product.run();
      await use(product);
      await product.dispose();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

const CALLS = [
  ['the first webhooks', '/api/webhooks', WEBHOOKS],
  ['webhooks found by name', '/api/webhooks?search=many-77', 111],
  ['webhooks found by detail-type', '/api/webhooks?search=cache-7%23topic-107', 1],
  ['disabled webhooks', '/api/webhooks?status=disabled', WEBHOOKS / 10],
  ['webhooks by name', '/api/webhooks?sort=name&order=asc', WEBHOOKS],
  ['webhooks by failures', '/api/webhooks?sort=failures', WEBHOOKS],
] as const;

for (const [what, path, total] of CALLS) {
  test(`${what} are answered in under a second`, async ({ product }) => {
    const answer = await fetch(product.dashboardUrl + path);
    expect(await answer.json()).toMatchObject({ total });
    const ms = await measure(async () => {
      await (await fetch(product.dashboardUrl + path)).text();
    });
    process.stdout.write(`${what}: ${Math.round(ms)} ms\n`);
    expect(ms).toBeLessThan(ANSWER_MAX_MS);
  });
}

test('all rules are answered in under a second', async ({ product }) => {
  const answer = await fetch(`${product.dashboardUrl}/api/rules`);
  expect((await answer.json()).rules).toHaveLength(RULES);
  const ms = await measure(async () => {
    await (await fetch(`${product.dashboardUrl}/api/rules`)).text();
  });
  process.stdout.write(`all rules: ${Math.round(ms)} ms\n`);
  expect(ms).toBeLessThan(ANSWER_MAX_MS);
});

test('a webhook that is not among the first of the list is named in the form of its rule', async ({
  page,
}) => {
  const webhook = '00000000-0000-4000-8000-000000000000';
  const query = new URLSearchParams({ webhook, cache: 'cache-0', topic: 'topic-0' });
  await page.goto(`/rules/create?${query}`);
  await expect(page.getByRole('button', { name: /^Webhook many-0$/ })).toBeVisible();
});

const LISTS = [
  { path: '/webhooks', first: `many-${WEBHOOKS - 1}`, search: 'many-4321' },
  { path: '/rules', first: 'many-0', search: 'many-123' },
] as const;

for (const { path, first, search } of LISTS) {
  test(`${path}: a search is answered in under a second, and typing stays fluent`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(page.getByRole('link', { name: first, exact: true })).toBeVisible();
    const box = page.getByRole('searchbox');
    const found = page.getByRole('link', { name: search, exact: true });
    await watchLongTasks(page);
    const searches: number[] = [];
    const longTasks: number[] = [];
    for (let n = 0; n < TRIES; n += 1) {
      await box.fill('');
      await expect(page.getByRole('link', { name: first, exact: true })).toBeVisible();
      await takeLongestTask(page);
      await box.pressSequentially(search, { delay: 60 });
      const typedAt = performance.now();
      await expect(box).toHaveValue(search);
      await found.waitFor();
      await expect(page.getByText('1 match', { exact: true }).first()).toBeVisible();
      searches.push(performance.now() - typedAt);
      longTasks.push(await takeLongestTask(page));
    }
    const [foundMs, longestMs] = [median(searches), median(longTasks)];
    process.stdout.write(
      `${path}: found ${Math.round(foundMs)} ms, longest task ${longestMs} ms\n`,
    );
    expect(foundMs).toBeLessThan(ANSWER_MAX_MS);
    expect(longestMs).toBeLessThan(LONG_TASK_MAX_MS);
  });
}

/** Notes what keeps the page from showing a key: tasks of more than 50 ms. */
async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** The longest since the last call, ms; 0 when there was none. */
function takeLongestTask(page: Page): Promise<number> {
  return page.evaluate('Math.max(0, ...globalThis.longTasks.splice(0))');
}

async function measure(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TRIES; n += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
