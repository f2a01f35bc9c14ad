import { randomUUID } from 'node:crypto';
import { GetQueueUrlCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import type { Page } from '@playwright/test';
import { callEventBridge, createQueue, createSqs, takeMessages } from '../aws.ts';
import { clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { signIn } from '../sign-in.ts';

test.use({ world: 'sign-in', withSignIn: true });
test.setTimeout(180_000);

const PLACE = 'us-east-1:000000000000';
const ROLE = 'arn:aws:iam::000000000000:role/events';
const BUS = 'momento-gateway_orders';
/** Of what belongs to the tenant `default`. */
const TAGS = {
  'momento-gateway:stack': 'momento-gateway',
  'momento-gateway:tenant': 'default',
};
const NOT_USABLE = 'There is none with this ARN, or this tenant may not use it.';

for (const [what, pattern] of [
  [
    'a later $or',
    { source: ['Momento'], $or: [{ detail: { cache: ['shop'] } }, { source: [{ exists: true }] }] },
  ],
  ['a dotted key', { source: ['Momento'], 'detail.cache': [{ exists: true }] }],
] as const) {
  test(`a rule made in the form, with ${what}, gets no event of another tenant`, async ({
    page,
    product,
  }) => {
    const name = `attack-${randomUUID().slice(0, 8)}`;
    await signIn(page, '/rules/create?tenant=orders', 'Admin of orders');
    await page.getByRole('button', { name: 'Edit as JSON' }).click();
    const json = page.getByRole('textbox', { name: 'Event pattern as JSON' });
    await json.fill(JSON.stringify(pattern));
    await page.getByLabel('A new SQS queue').check();
    await page.getByLabel('Name of the new queue').fill(name);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
    await putEvent(product, 'default', 'theirs');
    await putEvent(product, BUS, 'own');
    const sqs = createSqs(product);
    const [queueName = ''] = (await targetsOf(product, name)).map((arn) => arn.split(':').at(-1));
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: queueName }));
    const events = (await takeMessages(sqs, QueueUrl, 1)).map((event) => JSON.parse(event));
    expect(events.map(({ detail }) => detail.text)).toEqual(['own']);
  });
}

test('a rule is neither made nor changed in the form with another tenant’s queue or bus as its target', async ({
  page,
  product,
  expectedNoise,
}) => {
  expectedNoise.push(/status of 4\d\d .*\/api\//);
  const suffix = randomUUID().slice(0, 8);
  const own = await createQueue(createSqs(product), `own-${suffix}`);
  const theirs = await createQueue(createSqs(product), `theirs-${suffix}`);
  await createSqs(product).send(new TagQueueCommand({ QueueUrl: theirs.url, Tags: TAGS }));
  await signIn(page, '/rules/create?cache=shop&topic=orders&tenant=orders', 'Admin of orders');
  await page.getByLabel('Name', { exact: true }).fill(`rule-${suffix}`);
  const target = page.getByRole('group', { name: 'Target 1' });
  await target.getByRole('button', { name: /^SQS queue/ }).click();
  await expect(page.getByRole('option', { name: `own-${suffix}` })).toHaveCount(1);
  await expect(page.getByRole('option', { name: `theirs-${suffix}` })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await sendByArn(page, 1);
  const refused = [
    theirs.arn,
    `arn:aws:sqs:${PLACE}:momento-gateway-parked`,
    `arn:aws:sqs:${PLACE}:momento-gateway-dead-letters`,
    `arn:aws:events:${PLACE}:event-bus/default`,
  ];
  await seeRefused(page, refused, 'Create');

  await target.getByLabel('IAM role for EventBridge, by its ARN').fill('');
  await target.getByLabel('Target ARN').fill(own.arn);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText(/^The rule .* was created$/)).toBeVisible();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Add a target' }).click();
  await sendByArn(page, 2);
  await seeRefused(page, refused, 'Save');
  expect(await targetsOf(product, `rule-${suffix}`)).toEqual([own.arn]);
});

/** ARNs of the targets of a rule of the tenant `orders`. */
async function targetsOf(product: Product, Rule: string): Promise<string[]> {
  const answer = await callEventBridge(product, 'ListTargetsByRule', { Rule, EventBusName: BUS });
  const { Targets } = answer as unknown as { Targets: { Arn: string }[] };
  return Targets.map(({ Arn }) => Arn);
}

async function sendByArn(page: Page, place: number): Promise<void> {
  const target = page.getByRole('group', { name: `Target ${place}` });
  await target.getByRole('button', { name: /^Send events to/ }).click();
  await clickOption(page.getByRole('option', { name: 'Another target, by its ARN', exact: true }));
}

async function seeRefused(page: Page, arns: readonly string[], action: string): Promise<void> {
  for (const arn of arns) {
    const role = page.getByLabel('IAM role for EventBridge, by its ARN').last();
    await role.fill(arn.includes(':event-bus/') ? ROLE : '');
    await page.getByLabel('Target ARN').last().fill(arn);
    const answered = page.waitForResponse((response) => response.status() >= 400);
    await page.getByRole('button', { name: action, exact: true }).click();
    await answered;
    await expect(page.getByText(NOT_USABLE), arn).toBeVisible();
  }
}

/** As the gateway does for a webhook of the bus's tenant. */
async function putEvent(product: Product, bus: string, text: string): Promise<void> {
  const detail = { cache: 'shop', topic: 'orders', text };
  const entry = { EventBusName: bus, Source: 'Momento', DetailType: 'shop#orders' };
  await callEventBridge(product, 'PutEvents', {
    Entries: [{ ...entry, Detail: JSON.stringify(detail) }],
  });
}
