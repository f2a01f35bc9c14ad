import type { Page } from '@playwright/test';

const SPAN_MS = 6 * 60 * 60_000;

/** Answers with gaps: real ones show minutes after the messages around them. */
export async function showGaps(page: Page, now = Date.now()): Promise<void> {
  const spans = Array.from({ length: 28 }, (_, place) => {
    const at = now - (now % SPAN_MS) - (27 - place) * SPAN_MS;
    return { at, seen: 400, missing: place === 20 ? 6 : place === 26 ? 1 : 0 };
  });
  await page.route('**/api/webhooks/*/gaps*', (route) =>
    route.fulfill({
      json: {
        since: spans[0]?.at ?? 0,
        seenCount: 11_200,
        missingCount: 7,
        refusedCount: 2,
        duplicateCount: 1,
        restartCount: 1,
        gaps: [
          {
            from: 10_412,
            to: 10_412,
            publishedAfter: now - SPAN_MS,
            publishedBefore: now - SPAN_MS + 900,
          },
          {
            from: 88,
            to: 93,
            publishedAfter: now - 7 * SPAN_MS,
            publishedBefore: now - 7 * SPAN_MS + 2_000,
          },
        ],
        spans,
        spanMs: SPAN_MS,
      },
    }),
  );
}
