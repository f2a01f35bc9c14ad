import { randomUUID } from 'node:crypto';
import { DeleteQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import type { Page } from '@playwright/test';
import { createSqs, takeMessages } from '../aws.ts';
import { clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';

// Everything is found on the screens; only the accident, a deleted queue, comes from outside.
test('a new user gets from a topic to a queue, and fixes a problem, with only the screens', async ({
  page,
  context,
  product,
  expectedNoise,
}) => {
  // The panel of what was redriven asks for it again, and finds that it is gone.
  expectedNoise.push(/status of 404 .*\/api\/failures\//);
  const suffix = randomUUID().slice(0, 8);
  const [name, queueName] = [`Orders ${suffix}`, `orders-${suffix}`];
  const sqs = createSqs(product);
  const findQueue = async () =>
    (await sqs.send(new GetQueueUrlCommand({ QueueName: queueName }))).QueueUrl ?? '';

  await goTo(page, '/', 'Overview');
  await page.getByRole('link', { name: 'Register a webhook' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Cache').fill(`shop-${suffix}`);
  await page.getByLabel('Topic').fill('orders');
  await page.getByLabel('Signing secret').fill('what Momento shows');
  await page.getByLabel('Parse text').check();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('Enter this URL in Momento')).toBeVisible();

  await page.getByRole('link', { name: 'Create a rule' }).click();
  await makeRule(page, queueName);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(/^The rule .* was created$/).first()).toBeVisible();

  await page.getByRole('link', { name: 'Webhooks' }).first().click();
  await page.getByRole('link', { name }).click();
  const href = await page.getByRole('link', { name: 'Watch live' }).getAttribute('href');
  const live = await context.newPage();
  await live.goto(href ?? '');
  await expect(live.getByText('Watching the bus')).toBeVisible();
  await sendTestEvent(page, '{"total": 9}');
  await sendTestEvent(page, '{"total": 12}');
  await expect(live.getByRole('row').filter({ hasText: '{"total": 12}' })).toBeVisible();
  await live.close();
  expect(await takeTexts(await findQueue())).toEqual(['{"total": 12}']);

  await sqs.send(new DeleteQueueCommand({ QueueUrl: await findQueue() }));
  await sendTestEvent(page, '{"total": 99}');

  await page.getByRole('link', { name: 'Failures' }).first().click();
  await page.getByRole('link', { name: `shop-${suffix}#orders` }).click();
  const panel = page.getByRole('region', { name: `shop-${suffix}#orders` });
  await expect(panel).toContainText('The target does not exist');
  await expect(panel).toContainText('Create the target again with the same name');
  await panel.getByRole('link', { name: `shop-${suffix}-orders` }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('A new SQS queue').check();
  await page.getByLabel('Name of the new queue').fill(queueName);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^The rule .* was changed$/).first()).toBeVisible();

  await page.getByRole('link', { name: 'Failures' }).first().click();
  await page.getByRole('link', { name: `shop-${suffix}#orders` }).click();
  await page.getByRole('button', { name: 'Redrive this event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog).toContainText('1 event goes only to the target that did not accept it');
  await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
  await expect(dialog).toContainText('Redriven: 1');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('link', { name: `shop-${suffix}#orders` })).toBeHidden();
  await expect(page.getByText('This event was redriven')).toBeVisible();
  expect(await takeTexts(await findQueue())).toEqual(['{"total": 99}']);

  async function takeTexts(url: string): Promise<string[]> {
    const messages = await takeMessages(sqs, url, 1);
    return messages.map((message) => JSON.parse(message).detail.text);
  }
});

/** A condition on a field of the message, tried out, and a queue that is new. */
async function makeRule(page: Page, queueName: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('button', { name: /^Field/ }).click();
  await clickOption(page.getByRole('option', { name: 'A field of the message (json)' }));
  await page.getByLabel('Name of the field').fill('total');
  await page.getByRole('button', { name: /^Condition/ }).click();
  await clickOption(page.getByRole('option', { name: 'is more than' }));
  await page.getByRole('textbox', { name: 'Values' }).fill('10');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The first field that does not match')).toContainText('json.total');
  await page.getByLabel('A new SQS queue').check();
  await page.getByLabel('Name of the new queue').fill(queueName);
}

async function sendTestEvent(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message').fill(text);
  const answered = page.waitForResponse((response) => response.url().endsWith('/test'));
  await page.getByRole('button', { name: 'Send test event' }).click();
  await answered;
  await expect(page.getByText('The event is on the bus.')).toBeVisible();
}
