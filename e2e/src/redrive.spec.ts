import { clearFaults, setFault } from './api.ts';
import { createSqs, takeMessages } from './aws.ts';
import { expect, test } from './fixtures.ts';
import { bodyOf, postSigned, sign } from './momento.ts';
import { goTo } from './screens.ts';

test('what could not be published is seen in the dashboard, redriven there, and at the target once', async ({
  page,
  product,
  route,
}) => {
  const { cache, topic, signingSecret, webhook, queue } = route;
  const body = bodyOf({ cache, topic, text: 'lost and found' });
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  expect(await postSigned(webhook.url, body, sign(body, signingSecret))).toMatchObject({
    status: 202,
  });
  await clearFaults(product);

  await goTo(page, '/failures', 'Failures');
  const row = page.getByRole('row').filter({ hasText: `${cache}#${topic}` });
  await expect(row).toBeVisible();
  await row.getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: 'Redrive selected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await dialog.getByRole('button', { name: 'Redrive' }).click();
  await expect(dialog.getByText(/1 .*redriven|Redriven/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(row).toBeHidden();

  const messages = await takeMessages(createSqs(product), queue.url, 2);
  expect(messages.map((message) => JSON.parse(message).detail.text)).toEqual(['lost and found']);
});
