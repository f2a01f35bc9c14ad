import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { VIEWPORTS } from '../viewports.ts';

/** A second of 20 events a second, of which the page shows the last 50. */
const BATCH = 20;
const SHOWN = 50;

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('events that arrive cost their own rows: the others are not made or changed again', async ({
      page,
    }) => {
      const send = await feedEvents(page);
      await page.goto('/live');
      await send(2 * SHOWN);
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveCount(SHOWN);
      await countTouched(page);
      await send(BATCH);
      await expect(rows.filter({ hasText: 'batch 2' })).toHaveCount(BATCH);
      const touched = await page.evaluate<Touched>('globalThis.touched');
      expect(touched.added).toBe(BATCH);
      expect(touched.changed).toBe(0);
    });
  });
}

interface Touched {
  readonly added: number;
  readonly changed: number;
}

/** Answers the page's reads of the bus with so many events each time. */
async function feedEvents(page: Page): Promise<(count: number) => Promise<void>> {
  let batches = 0;
  let waiting: ((events: object[]) => void) | undefined;
  const makeEvents = (count: number) => {
    batches += 1;
    return Array.from({ length: count }, (_, place) => makeEvent(place, batches));
  };
  await page.route(/\/api\/live\/[0-9a-f-]+\?/, async (route) => {
    const events = await new Promise<object[]>((resolve) => {
      waiting = resolve;
    });
    await route.fulfill({ json: { events, endsAt: Date.now() + 60_000 } });
  });
  return async (count) => {
    await expect.poll(() => waiting !== undefined).toBe(true);
    const answer = waiting;
    waiting = undefined;
    answer?.(makeEvents(count));
  };
}

function makeEvent(place: number, batch: number) {
  const detail = {
    cache: 'shop',
    topic: 'orders',
    text: `batch ${batch}`,
    topic_sequence_number: place,
    publish_timestamp: Date.now(),
  };
  const event = { source: 'Momento', 'detail-type': 'shop#orders', detail };
  const ids = { id: randomUUID(), cache: 'shop', topic: 'orders', detailType: 'shop#orders' };
  return { ...ids, arrivedAt: Date.now() + place, event };
}

/** Counts the rows that are made, and what changes in those that were there, from now on. */
async function countTouched(page: Page): Promise<void> {
  await page.evaluate(() => {
    const touched = { added: 0, changed: 0 };
    Object.assign(globalThis, { touched });
    const body = document.querySelector('tbody');
    if (body === null) return;
    const old = new Set(body.querySelectorAll('tr'));
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (target === body) touched.added += addedNodes.length;
        else if (type !== 'attributes' && old.has((target as Element).closest?.('tr') as never))
          touched.changed += 1;
      }
    }).observe(body, { childList: true, subtree: true, characterData: true });
  });
}
