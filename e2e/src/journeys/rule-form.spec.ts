import { randomUUID } from 'node:crypto';
import { callApi } from '../api.ts';
import { createQueue, createSqs, takeMessages } from '../aws.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { goTo } from '../screens/go-to.ts';

test('a rule created in the form with a condition matches only the events that meet it', async ({
  page,
  product,
  route,
}) => {
  const name = `conditional-${randomUUID().slice(0, 8)}`;
  const queue = await createQueue(createSqs(product), name);
  await goTo(page, '/rules/create', 'Create a rule');
  await page.getByLabel('All topics of a cache').check();
  await page.getByLabel('Cache', { exact: true }).fill(route.cache);
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('button', { name: /^Condition/ }).click();
  await clickOption(page.getByRole('option', { name: 'starts with', exact: true }));
  await page.getByRole('textbox', { name: 'Values' }).fill('wanted');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The first field that does not match')).toContainText('detail.text');
  await page.getByRole('button', { name: /^SQS queue/ }).click();
  await chooseOption(page, name);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await expect(page.getByText('EventBridge is not allowed')).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();

  for (const text of ['unwanted', 'wanted: this']) {
    const body = bodyOf({ cache: route.cache, topic: route.topic, text });
    const signature = sign(body, route.signingSecret);
    expect(await postSigned(route.webhook.url, body, signature)).toMatchObject({ status: 200 });
  }
  const messages = await takeMessages(createSqs(product), queue.url, 1);
  expect(messages.map((message) => JSON.parse(message).detail.text)).toEqual(['wanted: this']);

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Values' }).fill('other');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
  const { body } = await callApi<{ pattern: { detail: object } }>(product, 'GET', `/rules/${name}`);
  expect(body.pattern.detail).toMatchObject({ text: [{ prefix: 'other' }] });
});
