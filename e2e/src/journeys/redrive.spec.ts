import { randomUUID } from 'node:crypto';
import { clearFaults, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

test('an event that could not be published is listed in the dashboard, redriven there, and at the target once', async ({
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

  const messages = await takeMessages(createSqs(product), queue.url, 1);
  expect(messages.map((message) => JSON.parse(message).detail.text)).toEqual(['lost and found']);
});

/** What another dashboard wrote of a redrive of 12 that AWS ended early. */
async function writeRedrive(product: Product, redriveId: string): Promise<void> {
  const at = Date.now() - 60 * 60_000;
  const counts = { redriven: 5, 'not-removed': 0, failed: 1, busy: 0, gone: 0 };
  const redrive = {
    redriveId,
    state: 'failed',
    endedAt: at + 1_000,
    problem: 'AWS is throttling.',
    startedAt: at,
    runsAt: 'laptop-1',
    total: 12,
    counts,
  };
  const redriveResults = [
    { id: 'm-1', result: 'failed', message: 'The queue is full.', detailType: 'shop#orders' },
    { id: 'm-2', result: 'redriven', detailType: 'shop#returns', webhookId: 'w-1' },
  ];
  const logGroupName = '/aws/lambda/momento-gateway';
  const logStreamName = `redrives/${redriveId}`;
  await callLogs(product, 'CreateLogStream', { logGroupName, logStreamName });
  const logEvents = [{ redriveResults }, { redrive }].map((line) => ({
    timestamp: at,
    message: JSON.stringify(line),
  }));
  await callLogs(product, 'PutLogEvents', { logGroupName, logStreamName, logEvents });
}

async function callLogs(product: Product, operation: string, input: object): Promise<void> {
  const response = await fetch(product.awsUrl, {
    method: 'POST',
    headers: {
      'x-amz-target': `Logs_20140328.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
      authorization: 'AWS4-HMAC-SHA256 of anybody',
    },
    body: JSON.stringify(input),
  });
  expect(response.status, await response.text()).toBe(200);
}

for (const viewport of VIEWPORTS) {
  test.describe(`on ${viewport.width} px`, () => {
    test.use({ viewport });

    test('a redrive is followed from the dashboard that did not start it', async ({
      page,
      product,
    }) => {
      const redriveId = `${randomUUID()}@laptop-1`;
      await writeRedrive(product, redriveId);
      await goTo(page, `/failures?${new URLSearchParams({ redrive: redriveId })}`, 'Failures');
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText('The redrive ended early');
      await expect(dialog).toContainText(
        'About 6 events were not redriven and are still in the queue.',
      );
      await expect(dialog).toContainText('Redriven: 5');
      // Each event by what it was, with a link to where it is, or to its webhook.
      const results = dialog
        .getByRole('region', { name: 'Result per event' })
        .getByRole('listitem');
      await expect(results).toHaveText([/^shop#orders: .*The queue is full/, /^shop#returns/]);
      const linkOf = (name: string) => results.getByRole('link', { name });
      await expect(linkOf('shop#orders')).toHaveAttribute('href', /\/failures\?.*failure=m-1/);
      await expect(linkOf('w-1')).toHaveAttribute('href', /\/webhooks\/w-1/);
      expect(await findViolations(page)).toEqual([]);
    });
  });
}
