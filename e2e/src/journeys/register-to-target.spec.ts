import { randomUUID } from 'node:crypto';
import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { createSqs, takeMessages } from '../aws.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { goTo } from '../screens/go-to.ts';

test('a webhook and a rule created in the forms bring a signed POST to the new queue', async ({
  page,
  product,
}) => {
  const suffix = randomUUID().slice(0, 8);
  const [cache, topic, signingSecret] = [`shop-${suffix}`, 'orders', `secret-${suffix}`];

  await goTo(page, '/', 'Overview');
  await page.getByRole('link', { name: 'Register a webhook' }).click();
  await page.getByLabel('Name').fill(`Orders ${suffix}`);
  await page.getByLabel('Cache').fill(cache);
  await page.getByLabel('Topic').fill(topic);
  await page.getByLabel('Signing secret').fill(signingSecret);
  await expect(page.getByText(`${cache}#${topic}`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Register', exact: true }).click();

  await expect(page.getByRole('heading', { name: `Orders ${suffix}` })).toBeVisible();
  const webhookId = /[0-9a-f-]{36}/.exec(page.url())?.[0];
  const url = `${product.functionUrl}webhooks/${webhookId}`;
  await expect(page.getByText(url).first()).toBeVisible();
  expect(await page.content()).not.toContain(signingSecret);

  await goTo(page, '/rules', 'Rules');
  await page.getByRole('link', { name: 'Create a rule' }).first().click();
  await page.getByLabel('Webhook', { exact: true }).click();
  await chooseOption(page, `Orders ${suffix}`);
  await page.getByLabel('A new SQS queue').check();
  // The admin's IAM policy allows such names only.
  const queueName = page.getByLabel('Name of the new queue');
  await expect(queueName).toHaveValue(`momento-gateway_${cache}-${topic}`);
  await queueName.fill(`queue-${suffix}`);
  await page.getByLabel('Name', { exact: true }).fill(`rule-${suffix}`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(`rule-${suffix}`).first()).toBeVisible();

  const body = bodyOf({ cache, topic, text: 'hello' });
  expect(await postSigned(url, body, sign(body, signingSecret))).toMatchObject({ status: 200 });
  const sqs = createSqs(product);
  const { QueueUrl = '' } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: `queue-${suffix}` }),
  );
  const [message = '{}'] = await takeMessages(sqs, QueueUrl, 1);
  expect(JSON.parse(message)).toMatchObject({
    source: 'Momento',
    'detail-type': `${cache}#${topic}`,
    detail: { text: 'hello' },
  });
});

test('a test event sent from the page is at the target', async ({ page, product, route }) => {
  await page.goto(`/webhooks/${route.webhook.webhookId}`);
  await page.getByLabel('Message').fill('from the page');
  await page.getByRole('button', { name: 'Send test event' }).click();
  await expect(page.getByText('published').first()).toBeVisible();
  const [message = '{}'] = await takeMessages(createSqs(product), route.queue.url, 1);
  expect(JSON.parse(message).detail.text).toBe('from the page');
});
