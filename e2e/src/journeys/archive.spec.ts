import { createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';

/** Local AWS replays at once, but each step goes through two servers. */
const SHOWN_MS = 30_000;

test('an archived event is seen, searched, and sent again to one rule', async ({
  page,
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook, queue, ruleName } = route;
  const body = bodyOf({ cache, topic, text: 'kept for later' });
  expect((await postSigned(webhook.url, body, sign(body, signingSecret))).status).toBe(200);
  const sqs = createSqs(product);
  await takeMessages(sqs, queue.url, 1);

  await page.goto(`/archive?${new URLSearchParams({ cache, topic })}`);
  const form = page.getByRole('form', { name: 'Past events' });
  // The span goes to the next hour: the event has just come.
  const next = new Date(Date.now() + 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = [next.getFullYear(), two(next.getMonth() + 1), two(next.getDate())].join('-');
  await form.getByLabel('Until').fill(`${date} ${two(next.getHours())}:${two(next.getMinutes())}`);
  await form.getByRole('button', { name: `See the events of ${cache}` }).click();
  await expect(page.getByRole('heading', { name: 'Archived events' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText('Archive');
  const link = page.getByRole('link', { name: `${cache}#${topic}` });
  await expect(link).toBeVisible({ timeout: SHOWN_MS });
  await expect(page.getByText('AWS has sent all events of the span')).toBeVisible({
    timeout: SHOWN_MS,
  });
  await page.getByLabel('Search the events on this page').fill('nothing like it');
  await expect(link).toBeHidden();
  await page.getByLabel('Search the events on this page').fill('KEPT for later');
  await link.click();
  await expect(page.getByRole('region', { name: 'event' })).toContainText('kept for later');

  await page.getByRole('link', { name: 'Send again to a rule' }).click();
  await form.getByRole('button', { name: 'Replay to this rule' }).click();
  await expect(form.getByText('Choose a rule.')).toBeVisible();
  await form.getByRole('button', { name: 'Rule', exact: false }).first().click();
  await page.getByRole('option', { name: ruleName }).click();
  await form.getByRole('button', { name: 'Replay to this rule' }).click();
  await expect(page.getByText(`The replay to ${ruleName} has started`)).toBeVisible();
  const [again] = await takeMessages(sqs, queue.url, 1);
  expect(JSON.parse(again ?? '')).toMatchObject({
    'replay-name': expect.stringMatching(/^momento-gateway-replay-/),
    detail: { text: 'kept for later' },
  });
  const replays = page.getByRole('table', { name: 'Replays' });
  await expect(replays.getByRole('row', { name: ruleName })).toContainText('Completed', {
    timeout: SHOWN_MS,
  });
});
