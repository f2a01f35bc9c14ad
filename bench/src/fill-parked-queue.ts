import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { formatPublishFailure } from '@momento-gateway/shared/publish-failure';
import { CACHE, createBody, TOPIC, WEBHOOK_ID } from './webhook-event.ts';

/** SQS's limit per call. */
const BATCH_SIZE = 10;
const CALLS_AT_A_TIME = 8;

/**
 * Sends parked events as the gateway does, each with an event of 1,000 bytes.
 *
 * @param sqs with the gateway's access key; nobody else may send there
 */
export async function fillParkedQueue(
  sqs: SQSClient,
  queueUrl: string,
  count: number,
): Promise<void> {
  const from = Date.now() - count;
  const numbers = Array.from({ length: Math.ceil(count / BATCH_SIZE) }, (_, n) => n).values();
  const sendBatches = async () => {
    for (const batch of numbers) {
      const first = batch * BATCH_SIZE;
      const size = Math.min(BATCH_SIZE, count - first);
      const { Failed = [] } = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: Array.from({ length: size }, (_, n) => ({
            Id: String(n),
            MessageBody: createFailure(first + n, from + first + n),
          })),
        }),
      );
      if (Failed.length > 0) throw new Error(`SQS refused a failure: ${Failed[0]?.Message}`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_A_TIME }, sendBatches));
}

/** @param at when it failed, ms since the epoch */
function createFailure(n: number, at: number): string {
  return formatPublishFailure({
    v: 1,
    kind: 'publish',
    reason: 'throttled',
    message: 'ThrottlingException: Rate exceeded',
    attempts: 4,
    receivedAt: at - 2_500,
    failedAt: at,
    requestId: `request-${n}`,
    webhookId: WEBHOOK_ID,
    tenant: 'default',
    cache: CACHE,
    topic: TOPIC,
    sequenceNumber: n,
    entry: {
      EventBusName: 'default',
      Source: 'Momento',
      DetailType: detailTypeOf(CACHE, TOPIC),
      Detail: createBody(at),
      Time: at,
    },
  });
}
