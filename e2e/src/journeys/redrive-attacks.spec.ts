import { randomUUID } from 'node:crypto';
import {
  GetQueueUrlCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import type { Page } from '@playwright/test';
import { callEventBridge, createQueue, createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { signIn } from '../sign-in.ts';

test.use({ world: 'sign-in', withSignIn: true });
test.setTimeout(180_000);

const PLACE = 'us-east-1:000000000000';
const BUS = 'momento-gateway_orders';
/** Of what belongs to the tenant `default`. */
const TAGS = {
  'momento-gateway:stack': 'momento-gateway',
  'momento-gateway:tenant': 'default',
};
const NOT_ONE_OF_BUS = /is not one of the bus/;
const NOT_USABLE = /does not exist, or this tenant may not use it\./;
const NOT_OF_RULE =
  /does not have its target, .*, and the dead-letter queue’s policy allows others/;

const itself = (theirs: string) => theirs;
const noSuchQueue = (theirs: string) => `${theirs}-none`;
const theirBus = () => `arn:aws:events:${PLACE}:event-bus/default`;

/** Which rule a dead letter names, which target by its ARN, and what is then said. */
const ATTACKS = [
  ['theirs', 'their queue', itself, NOT_ONE_OF_BUS],
  // Somebody with permissions in AWS has put it there.
  ['an own one that has it', 'their queue', itself, NOT_USABLE],
  ['an own one that has it', 'a queue that is not there', noSuchQueue, NOT_USABLE],
  ['an own one without it', 'their queue', itself, NOT_OF_RULE],
  ['an own one without it', 'their bus', theirBus, NOT_OF_RULE],
  ['an own one without it', 'a queue that is not there', noSuchQueue, NOT_OF_RULE],
] as const;

for (const [rule, what, arnOf, refusal] of ATTACKS) {
  test(`a dead letter is not redriven, in the dialog or by hand, to ${what}, where its rule is ${rule}`, async ({
    page,
    product,
  }) => {
    const cache = `letter-${randomUUID().slice(0, 8)}`;
    const sqs = createSqs(product);
    const theirs = await createQueue(sqs, cache);
    await sqs.send(new TagQueueCommand({ QueueUrl: theirs.url, Tags: TAGS }));
    // It would get an event that reaches their bus, or comes from the rule of theirs.
    await makeRule(product, 'default', cache, [theirs.arn]);
    const target = arnOf(theirs.arn);
    await makeRule(product, BUS, cache, rule === 'an own one that has it' ? [target] : []);
    const path = rule === 'theirs' ? cache : `${BUS}/${cache}`;
    const id = await putDeadLetter(sqs, cache, {
      RULE_ARN: `arn:aws:events:${PLACE}:rule/${path}`,
      TARGET_ARN: target,
    });

    await signIn(page, '/failures?tenant=orders', 'Admin of orders');
    const row = page.getByRole('row').filter({ hasText: `${cache}#orders` });
    await row.getByRole('checkbox').check({ force: true });
    await page.getByRole('button', { name: 'Redrive selected' }).click();
    const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
    await expect(dialog.getByText(refusal)).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Redrive', exact: true })).toBeDisabled();

    const { results } = await redriveByHand(page, id);
    expect(results).toEqual([expect.objectContaining({ id, result: 'failed' })]);
    expect(JSON.stringify(results)).toMatch(refusal);
    expect(await takeMessages(sqs, theirs.url, 0)).toEqual([]);
  });
}

/** As somebody does who calls the API with the session of their browser. */
function redriveByHand(page: Page, id: string): Promise<{ results: object[] }> {
  return page.evaluate(async (one) => {
    const answer = await fetch('/api/failures/redrive?tenant=orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [one] }),
    });
    return answer.json();
  }, id);
}

async function makeRule(
  product: Product,
  bus: string,
  cache: string,
  arns: readonly string[],
): Promise<void> {
  const EventPattern = JSON.stringify({ source: ['Momento'], 'detail-type': [`${cache}#orders`] });
  const ofBus = { EventBusName: bus };
  await callEventBridge(product, 'PutRule', { ...ofBus, Name: cache, EventPattern });
  if (arns.length === 0) return;
  const Targets = arns.map((Arn, place) => ({ Id: String(place), Arn }));
  await callEventBridge(product, 'PutTargets', { ...ofBus, Rule: cache, Targets });
}

/** Into the queue of the tenant `orders`. @returns the id of its failure */
async function putDeadLetter(
  sqs: SQSClient,
  cache: string,
  address: { readonly RULE_ARN: string; readonly TARGET_ARN: string },
): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: `${BUS}_dead-letters` }),
  );
  // Whoever may change the policy of the queue in AWS can put anything into it.
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }));
  const attributes = { ...address, ERROR_CODE: 'SDK_CLIENT_ERROR' };
  const { MessageId = '' } = await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: JSON.stringify({
        version: '0',
        id: randomUUID(),
        source: 'Momento',
        'detail-type': `${cache}#orders`,
        account: '000000000000',
        time: '2026-01-02T03:04:05Z',
        region: 'us-east-1',
        resources: [],
        detail: { cache, topic: 'orders' },
      }),
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([key, StringValue]) => [
          key,
          { DataType: 'String', StringValue },
        ]),
      ),
    }),
  );
  return MessageId;
}
