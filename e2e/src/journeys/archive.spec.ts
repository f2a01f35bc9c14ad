import type { Locator } from '@playwright/test';
import { createSqs, takeMessages } from '../aws.ts';
import { findBrokenWords } from '../broken-words.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { makeRoute, postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Local AWS replays at once, but each step goes through two servers. */
const SHOWN_MS = 30_000;

/** Chooses the span up to the next hour, as the event has just come. */
async function seeEvents(form: Locator, button: string | RegExp): Promise<void> {
  const next = new Date(Date.now() + 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = [next.getFullYear(), two(next.getMonth() + 1), two(next.getDate())].join('-');
  await form.getByLabel('Until').fill(`${date} ${two(next.getHours())}:${two(next.getMinutes())}`);
  await form.getByRole('button', { name: button }).click();
}

test('an archived event is seen, searched, and sent again to one rule, on the page of its webhook', async ({
  page,
  product,
  route,
}) => {
  const { cache, topic, queue, ruleName, webhook, webhookName } = route;
  const other = await makeRoute(product);
  expect(await postMessage(other, 'of another webhook')).toBe(200);
  expect(await postMessage(route, 'kept for later')).toBe(200);
  const sqs = createSqs(product);
  await takeMessages(sqs, queue.url, 1);

  await goTo(page, `/webhooks/${webhook.webhookId}`, webhookName);
  await page.getByRole('tab', { name: 'History' }).click();
  const form = page.getByRole('form', { name: 'Past events' });
  await seeEvents(form, 'See the events');
  const events = page.getByRole('table', { name: 'Archived events' });
  const link = events.getByRole('link', { name: `${cache}#${topic}` });
  await expect(link).toBeVisible({ timeout: SHOWN_MS });
  await expect(page.getByText('AWS has sent all events of the span')).toBeVisible({
    timeout: SHOWN_MS,
  });
  await expect(events.getByRole('link')).toHaveCount(1);
  await page.getByLabel('Search the events on this page').fill('nothing like it');
  await expect(link).toBeHidden();
  await page.getByLabel('Search the events on this page').fill('KEPT for later');
  await link.click();
  await expect(page.getByRole('region', { name: 'event' })).toContainText('kept for later');

  await page.getByRole('button', { name: 'Send again to a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send again to a rule' });
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(dialog.getByText('Choose a rule.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Rule', exact: false }).first().click();
  // The rule of the other webhook cannot match.
  await expect(page.getByRole('option')).toHaveText([ruleName]);
  await clickOption(page.getByRole('option', { name: ruleName }));
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText(`The replay to ${ruleName} has started`)).toBeVisible();
  await expect(dialog).toBeHidden();
  const [again] = await takeMessages(sqs, queue.url, 1);
  expect(JSON.parse(again ?? '')).toMatchObject({
    'replay-name': expect.stringMatching(/^momento-gateway-replay-/),
    detail: { text: 'kept for later' },
  });
});

test('archived events of a span are seen, and the span is replayed to one rule', async ({
  page,
  product,
  route,
}) => {
  const { cache, topic, queue, ruleName } = route;
  expect(await postMessage(route, 'kept for later')).toBe(200);
  const sqs = createSqs(product);
  await takeMessages(sqs, queue.url, 1);

  await page.goto(`/archive?${new URLSearchParams({ cache, topic })}`);
  const form = page.getByRole('form', { name: 'Past events' });
  await seeEvents(form, new RegExp(`^See the events of ${cache}`));
  await expect(page.getByRole('heading', { name: 'Archived events' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText('Archive');
  await expect(page.getByRole('link', { name: `${cache}#${topic}` })).toBeVisible({
    timeout: SHOWN_MS,
  });

  await page.getByRole('link', { name: 'Change the span, or replay it' }).click();
  await form.getByRole('button', { name: 'Replay to a rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay to a rule' });
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(dialog.getByText('Choose a rule.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Rule', exact: false }).first().click();
  await chooseOption(page, ruleName);
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(page.getByText(`The replay to ${ruleName} has started`)).toBeVisible();
  const [again] = await takeMessages(sqs, queue.url, 1);
  expect(JSON.parse(again ?? '')).toMatchObject({
    'replay-name': expect.stringMatching(/^momento-gateway-replay-/),
    detail: { text: 'kept for later' },
  });
  // The form around the dialog's button was not sent with it.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive');
  const replays = page.getByRole('table', { name: 'Replays' });
  await expect(replays.getByRole('row', { name: ruleName })).toContainText('Completed', {
    timeout: SHOWN_MS,
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: VIEWPORTS[1] });

  test('an archived event can be read and sent again', async ({ page, scene }) => {
    const { webhook, webhookName, cache } = scene;
    const span = { from: '0', until: String(Date.now()) };
    const query = new URLSearchParams({ tab: 'history', ...span });
    await goTo(page, `/webhooks/${webhook.webhookId}?${query}`, webhookName);
    await page.getByRole('link', { name: cache }).first().click();
    const heading = page.getByRole('heading', { level: 2, name: cache });
    await expect(heading).toBeVisible();
    expect(await findBrokenWords(heading)).toEqual([]);
    for (const name of ['Send again to a rule', 'Create a rule from this event']) {
      const button = page.getByText(name, { exact: true });
      await button.scrollIntoViewIfNeeded();
      await expect(button).toBeInViewport({ ratio: 1 });
    }
  });
});

test('without an archive, the history of a webhook says how to get one', async ({
  page,
  route: { webhook, webhookName },
}) => {
  await page.route('**/api/archive', (call) => call.fulfill({ json: { archive: null } }));
  await goTo(page, `/webhooks/${webhook.webhookId}?tab=history`, webhookName);
  await expect(page.getByText('npm run deploy -- --archive-days 30')).toBeVisible();
  await expect(page.getByRole('form', { name: 'Past events' })).toBeHidden();
});
