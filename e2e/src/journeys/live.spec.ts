import { callApi, clearFaults, listFailures, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { goTo } from '../screens/go-to.ts';

test('an event is shown live with its details, and leads to a rule for its topic', async ({
  page,
  route,
}) => {
  const { cache, topic, signingSecret, webhook } = route;
  await page.goto(`/live?${new URLSearchParams({ cache })}`);
  await expect(page.getByText('Watching the bus')).toBeVisible();
  const body = bodyOf({ cache, topic, text: 'seen live' });
  await postSigned(webhook.url, body, sign(body, signingSecret));
  await page.getByRole('link', { name: `${cache}#${topic}` }).click();
  await expect(page.getByRole('region', { name: 'event' })).toContainText('seen live');
  await page.getByRole('link', { name: 'Create a rule from this event' }).click();
  await expect(page).toHaveURL(/\/rules\/create\?/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ cache, topic });
  await expect(
    page.getByText(`A real event of ${cache}#${topic}, seen under Live events.`),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Event', exact: true })).toHaveValue(/seen live/);
});

test('a redrive continues when the browser closes', async ({ page, product, route }) => {
  const { cache, topic, signingSecret, webhook, queue } = route;
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  const text = `lost ${cache}`;
  const body = bodyOf({ cache, topic, text });
  expect((await postSigned(webhook.url, body, sign(body, signingSecret))).status).toBe(202);
  await clearFaults(product);
  await setFault(product, { operation: 'PutEvents', fault: 'delay', delayMs: 2_000, times: 1 });

  await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
  await page.getByRole('button', { name: 'Redrive all matching' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog).toContainText('1 event will be published again.');
  const started = page.waitForResponse((response) => response.url().endsWith('/api/redrives'));
  await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
  const { redriveId } = await (await started).json();
  await page.close();

  const messages = await takeMessages(createSqs(product), queue.url, 1);
  expect(messages.map((message) => JSON.parse(message).detail.text)).toEqual([text]);
  await expect
    .poll(async () => (await callApi(product, 'GET', `/redrives/${redriveId}`)).body)
    .toMatchObject({ state: 'done', counts: { redriven: 1, failed: 0, gone: 0, busy: 0 } });
  expect(await listFailures(product, text)).toEqual([]);
});
