import { ListQueuesCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import { callEventBridge, createSqs } from '../aws.ts';
import { test as base, expect } from '../fixtures.ts';

const PREFIX = 'momento-gateway-live-';
const ENDS_AT_TAG = 'momento-gateway:ends-at';
/** The server looks for viewers that have ended every half a minute. */
const NOTICED_MS = 75_000;

// A world of its own: the viewers of other pages are not in it.
const test = base.extend({});
test.use({ world: 'viewers' });

test('the rule and the queue of a page whose browser died are removed, with nobody else there', async ({
  browser,
  product,
}) => {
  const page = await browser.newPage();
  await page.goto(`${product.dashboardUrl}/live`);
  await expect(page.getByText('Watching the bus')).toBeVisible();
  const sqs = createSqs(product);
  const listQueues = async () =>
    (await sqs.send(new ListQueuesCommand({ QueueNamePrefix: PREFIX }))).QueueUrls ?? [];
  const listRules = async () => {
    const listed = await callEventBridge(product, 'ListRules', { NamePrefix: PREFIX });
    return (listed as unknown as { Rules: { Arn: string }[] }).Rules;
  };
  await page.goto('chrome://crash').catch(() => undefined);
  const [queueUrl] = await listQueues();
  const [rule] = await listRules();
  expect(queueUrl).toBeDefined();
  expect(rule).toBeDefined();
  // Minutes pass.
  const past = new Date(0).toISOString();
  await sqs.send(new TagQueueCommand({ QueueUrl: queueUrl, Tags: { [ENDS_AT_TAG]: past } }));
  await callEventBridge(product, 'TagResource', {
    ResourceARN: rule?.Arn,
    Tags: [{ Key: ENDS_AT_TAG, Value: past }],
  });
  await expect.poll(listRules, { timeout: NOTICED_MS }).toEqual([]);
  await expect.poll(listQueues).toEqual([]);
});
