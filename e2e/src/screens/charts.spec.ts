import type { Locator, Page } from '@playwright/test';
import { findBrokenWords } from '../broken-words.ts';
import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Two bars that differ as in a burst. */
const [SMALL, LARGE] = [900, 5_871];
const [SMALL_AT, LARGE_AT] = [10, 20];

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('all bars stand on the same line, as high as their values', async ({ page }) => {
      await showMetrics(page);
      const chart = await seeChart(page, 'Published and parked');
      const bars = await measureBars(chart);
      expect(bars).toHaveLength(3);
      const [small, below, above] = bars;
      expect(small?.bottom).toBeCloseTo(below?.bottom ?? 0, 0);
      const total = (below?.height ?? 0) + (above?.height ?? 0);
      expect((small?.height ?? 0) / total).toBeCloseTo(SMALL / (LARGE + SMALL), 1);
      expect(above?.bottom).toBeCloseTo(below?.top ?? 0, -1);
    });

    test('every chart is drawn when it comes into view, and also in forced colours', async ({
      page,
    }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await showMetrics(page);
      for (const title of [
        'Published and parked',
        'Rejected, by reason',
        'Publish latency',
        'Age of events at arrival',
      ]) {
        const chart = await seeChart(page, title);
        const bar = barsOf(chart).first();
        const [fill, ground] = await bar.evaluate((element) => [
          getComputedStyle(element).fill,
          getComputedStyle(document.body).backgroundColor,
        ]);
        expect(fill).not.toBe(ground);
        expect(fill).not.toBe('none');
      }
    });

    test('the words of a chart’s table are whole', async ({ page }) => {
      await showMetrics(page);
      const chart = await seeChart(page, 'Rejected, by reason');
      await chart.getByRole('button', { name: /as a table/ }).click();
      const table = chart.getByRole('table');
      await expect(table.getByRole('row')).toHaveCount(2);
      expect(await findBrokenWords(table)).toEqual([]);
    });
  });
}

test('an hour of single minutes is drawn on a phone', async ({ page }) => {
  await page.setViewportSize(VIEWPORTS[1]);
  await showMetrics(page, { count: 60, periodMs: 60_000 });
  const chart = await seeChart(page, 'Publish latency');
  expect(await measureBars(chart)).not.toEqual([]);
});

test('a chart far below the screen is not drawn until it comes near', async ({ page }) => {
  await page.setViewportSize(VIEWPORTS[1]);
  await showMetrics(page);
  await seeChart(page, 'Published and parked');
  const last = page.getByRole('region', { name: 'Age of events at arrival', exact: true });
  await expect(last.getByRole('button', { name: /as a table/ })).toBeVisible();
  await expect(barsOf(last)).toHaveCount(0);
  await seeChart(page, 'Age of events at arrival');
});

test('the axis of a few calls is marked at whole numbers', async ({ page }) => {
  await showMetrics(page, { ...PERIODS, rejectedCount: 2 });
  const chart = await seeChart(page, 'Rejected, by reason');
  const marks = await chart.locator('g[role=listitem] text').allTextContents();
  const numbers = marks.filter((mark) => /^[\d.,]+$/.test(mark)).map(Number);
  expect(numbers.length).toBeGreaterThan(2);
  expect(numbers.filter((number) => !Number.isInteger(number))).toEqual([]);
});

test('a period is read with the keyboard', async ({ page }) => {
  await showMetrics(page);
  const chart = await seeChart(page, 'Published and parked');
  await chart.getByRole('application').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => readFocus(page)).toMatch(/Published\W+0/);
  for (let step = 0; step < SMALL_AT; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => readFocus(page)).toMatch(/Published\W+900/);
});

/** What a screen reader says of the element with the focus. */
function readFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}

interface Periods {
  readonly count: number;
  readonly periodMs: number;
  readonly rejectedCount?: number;
}

const PERIODS: Periods = { count: 36, periodMs: 5 * 60_000 };

/** Answers with a small and a large bar, and with none in between. */
async function showMetrics(
  page: Page,
  { count, periodMs, rejectedCount = 3 }: Periods = PERIODS,
): Promise<void> {
  await page.route('**/api/metrics?*', async (route) => {
    const to = Math.ceil(Date.now() / periodMs) * periodMs;
    const from = to - count * periodMs;
    const counts = (at: Record<number, number>) =>
      Array.from({ length: count }, (_, place) => at[place] ?? 0);
    const times = (at: Record<number, number>) =>
      Array.from({ length: count }, (_, place) => at[place] ?? null);
    await route.fulfill({
      json: {
        from,
        to,
        periodMs,
        times: Array.from({ length: count }, (_, place) => from + place * periodMs),
        published: counts({ [SMALL_AT]: SMALL, [LARGE_AT]: LARGE }),
        parked: counts({ [LARGE_AT]: SMALL }),
        unavailable: counts({}),
        lost: counts({}),
        rejected: [{ reason: 'stale', counts: counts({ [SMALL_AT]: rejectedCount }) }],
        publishLatencyMs: { p50: times({ [SMALL_AT]: 20 }), p99: times({ [SMALL_AT]: 4_000 }) },
        ageAtArrivalMs: { p50: times({ [LARGE_AT]: 90 }), p99: times({ [LARGE_AT]: 91 }) },
      },
    });
  });
  await page.goto('/');
}

async function seeChart(page: Page, title: string): Promise<Locator> {
  const chart = page.getByRole('region', { name: title, exact: true });
  await chart.scrollIntoViewIfNeeded();
  await expect(barsOf(chart).first()).toBeVisible();
  return chart;
}

/** The bars of all series that have a height. */
function barsOf(chart: Locator): Locator {
  return chart.locator('g[aria-label] > :is(path, rect)').locator('visible=true');
}

async function measureBars(chart: Locator) {
  const boxes = await barsOf(chart).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, bottom, height } = element.getBoundingClientRect();
      return { left, top, bottom, height };
    }),
  );
  return boxes
    .filter(({ height }) => height > 1)
    .toSorted((one, other) => one.left - other.left || other.bottom - one.bottom);
}
