import { expect, type Page } from '@playwright/test';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { postMessage, type Sender } from '../route.ts';
import { openInTour, type Tour, takeOne } from './tour.ts';

/** Calls are stale from then on. */
const STALE_MS = 5 * 60_000;

/** The event of a message is on the page, and in the queue. */
export async function watchInTour(tour: Tour, route: Sender): Promise<void> {
  const { page, chosen, cache, look } = tour;
  await openInTour(tour, '/live', chosen('Live events'));
  await expect(page.getByText('Watching the bus')).toBeVisible();
  expect(await postMessage(route, '{"total": 12}')).toBe(200);
  await expect(page.getByRole('row').filter({ hasText: cache })).toContainText('{"total": 12}');
  await look();
  await takeOne(tour);
}

/** Why no rule matches an event that is seen live. */
export async function explainInTour(tour: Tour, route: Sender): Promise<void> {
  const { page, chosen, typed, cache, topic, look } = tour;
  await openInTour(tour, `/live?${new URLSearchParams({ cache })}`, 'Live events');
  await expect(page.getByText('Watching the bus')).toBeVisible();
  expect(await postMessage(route, typed('{"total": 9}'))).toBe(200);
  const seen = page.getByRole('row').filter({ hasText: '{"total": 9}' });
  await seen.getByRole('link', { name: `${cache}#${topic}` }).click();
  await page.getByRole('link', { name: chosen('Explain this event') }).click();
  await seeVerdict(page, /json\.total is 9.* more than 10/);
  await look();
}

/** What is said, beside each call, of one that was forged and one that is stale. */
export async function explainRejectedInTour(tour: Tour, route: Sender): Promise<void> {
  const { page, chosen, name, cache, topic, look } = tour;
  for (const [isForged, verdict] of [
    [true, /its signature is of none of the/],
    [false, /it is stale/],
  ] as const) {
    const age = isForged ? 0 : STALE_MS;
    const body = bodyOf({ cache, topic, text: 'no', publish_timestamp: Date.now() - age });
    const signature = sign(body, isForged ? 'not the signing secret' : route.signingSecret);
    const answer = await postSigned(route.webhook.url, body, signature);
    expect(answer.status).toBe(403);
    const { requestId } = answer.body as { requestId: string };
    await openInTour(tour, `/webhooks/${route.webhook.webhookId}?tab=activity`, name);
    const link = page.getByRole('link', { name: `${chosen('Explain')} request ${requestId}` });
    await expect(async () => {
      await page
        .getByRole('button', { name: `Refresh ${chosen('Activity').toLowerCase()}` })
        .click();
      await expect(link).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await link.click();
    await seeVerdict(page, verdict);
  }
  await look();
}

const seeVerdict = (page: Page, verdict: RegExp) =>
  expect(page.getByRole('group').filter({ hasText: 'What happened' })).toContainText(verdict);
