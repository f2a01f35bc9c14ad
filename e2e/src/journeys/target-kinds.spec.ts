import { randomUUID } from 'node:crypto';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Page } from '@playwright/test';
import { callApi } from '../api.ts';
import { callEventBridge, createSqs } from '../aws.ts';
import { findViolations } from '../axe.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { goTo } from '../screens/go-to.ts';

const PLACE = 'us-east-1:000000000000';
const ROLE = 'arn:aws:iam::000000000000:role/events';
const STREAM = `arn:aws:kinesis:${PLACE}:stream/orders`;
const PARAMETERS = { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } };

/** One target of the form, chosen by its kind. */
async function addTarget(page: Page, place: number, kind: string) {
  if (place > 1) await page.getByRole('button', { name: 'Add a target' }).click();
  const target = page.getByRole('group', { name: `Target ${place}` });
  await target.getByRole('button', { name: /^Send events to/ }).click();
  await clickOption(page.getByRole('option', { name: kind, exact: true }));
  return target;
}

test('a rule is given each kind of target in the form, delivers, and keeps them all when it is edited', async ({
  page,
  product,
  route,
}) => {
  const name = `kinds-${randomUUID().slice(0, 8)}`;
  const sqs = createSqs(product);
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `${name}.fifo`,
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    }),
  );
  const { ConnectionArn } = await callEventBridge(product, 'CreateConnection', {
    Name: name,
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'key', ApiKeyValue: 'value' } },
  });
  await callEventBridge(product, 'CreateApiDestination', {
    Name: name,
    ConnectionArn,
    InvocationEndpoint: 'https://example.com/orders',
    HttpMethod: 'POST',
  });

  await goTo(page, `/rules/create?cache=${route.cache}&topic=${route.topic}`, 'Create a rule');
  await page.getByLabel('Name', { exact: true }).fill(name);

  const queue = page.getByRole('group', { name: 'Target 1' });
  await queue.getByRole('button', { name: /^SQS queue/ }).click();
  await chooseOption(page, `${name}.fifo`);
  await queue.getByLabel('Message group').fill('$.detail.topic');
  await expect(queue.getByText('EventBridge is not allowed (queue policy)')).toBeVisible();
  await queue.getByRole('button', { name: 'Why, and who allows it' }).click();
  await expect(queue.getByText('Statement that the dashboard adds')).toBeVisible();

  const destination = await addTarget(page, 2, 'API destination');
  await destination.getByRole('button', { name: /^API destination/ }).click();
  await chooseOption(page, name);
  await destination.getByLabel('IAM role for EventBridge, by its ARN').fill(ROLE);

  const functionArn = `arn:aws:lambda:${PLACE}:function:orders`;
  const alias = await addTarget(page, 3, 'Lambda function');
  await alias.getByLabel('Lambda function, by its ARN').fill(functionArn);
  await alias.getByLabel('Alias or version, by its ARN').fill(`${functionArn}:live`);

  const stream = await addTarget(page, 4, 'Another target, by its ARN');
  await stream.getByLabel('Target ARN').fill(STREAM);
  await stream.getByLabel('IAM role for EventBridge, by its ARN').fill(ROLE);
  await stream.getByLabel('Target parameters, as JSON').fill('{"KinesisParameters": {}}');
  expect(await findViolations(page)).toEqual([]);
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await create.click();
  await expect(stream.getByText('KinesisParameters.PartitionKeyPath:')).toBeVisible();
  await stream.getByLabel('Target parameters, as JSON').fill(JSON.stringify(PARAMETERS));
  await create.click();
  await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();

  const body = bodyOf({ cache: route.cache, topic: route.topic, text: 'hello' });
  const signature = sign(body, route.signingSecret);
  expect(await postSigned(route.webhook.url, body, signature)).toMatchObject({ status: 200 });
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, AttributeNames: ['All'] }),
  );
  expect(Messages).toMatchObject([{ Attributes: { MessageGroupId: route.topic } }]);

  const read = async () => {
    const { body: rule } = await callApi<{ targets: object[] }>(product, 'GET', `/rules/${name}`);
    return rule.targets;
  };
  const targets = await read();
  expect(targets).toHaveLength(4);
  expect(targets).toContainEqual(
    expect.objectContaining({ arn: STREAM, roleArn: ROLE, parameters: PARAMETERS }),
  );
  expect(targets).toContainEqual(expect.objectContaining({ arn: `${functionArn}:live` }));

  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Target ARN')).toHaveValue(STREAM);
  await page.getByLabel('Description').fill('The same targets');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
  expect(await read()).toEqual(targets);
});
