import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { sign, writeBody } from '../momento.ts';
import { createPoster } from '../post.ts';
import type { EventQueues } from '../provision.ts';
import type { ParkedEvent } from './parked-event.ts';
import { type Ask, requireSuccess } from './round.ts';

const CACHE = 'cache-of-the-template';
const TEXT = 'text of the template';
const SECRET = 'secret-of-the-template';
const WAIT_S = 10;

interface Taking {
  readonly awsUrl: string;
  /** Of the tenant. */
  readonly queues: EventQueues;
  readonly sqs: SQSClient;
}

/**
 * Makes the gateway park one event of a tenant and takes its message from the tenant's queue.
 *
 * @returns a function that writes the same message for another event of the topic `orders`
 */
export async function captureParkedMessage(
  { awsUrl, queues, sqs }: Taking,
  [ask]: readonly Ask[],
): Promise<(event: ParkedEvent) => string> {
  if (ask === undefined) throw new Error('There is no dashboard.');
  const webhook = { name: CACHE, cache: CACHE, topic: 'orders', signingSecret: SECRET };
  const { webhookId, url } = await requireSuccess(ask('POST', '/webhooks', webhook));
  const faults = `${awsUrl}/_local/faults`;
  const fault = JSON.stringify({ operation: 'PutEvents', fault: 'entry' });
  await fetch(faults, { method: 'POST', body: fault });
  const now = Date.now();
  const message = { cache: CACHE, topic: 'orders', text: TEXT, sequenceNumber: 1 };
  const body = writeBody({ ...message, publishTimestamp: now });
  const poster = createPoster();
  const answer = await poster.send(url, body, sign(body, SECRET));
  poster.close();
  await fetch(faults, { method: 'DELETE' });
  const { Messages: [parked] = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queues.parked, WaitTimeSeconds: WAIT_S }),
  );
  if (parked?.Body === undefined)
    throw new Error(`The gateway parked no event; it answered ${answer}.`);
  const { Body, ReceiptHandle } = parked;
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queues.parked, ReceiptHandle }));
  await requireSuccess(ask('DELETE', `/webhooks/${webhookId}`));
  return (event) =>
    Body.replaceAll(webhookId, event.webhookId)
      .replaceAll(CACHE, event.cache)
      .replaceAll(TEXT, event.text);
}
