import { GetQueueUrlCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { createFunctionSqs } from './aws.ts';
import type { Product } from './product.ts';

const BATCH_SIZE = 10;

interface SeededFailure {
  readonly cache: string;
  readonly topic?: string;
  readonly webhookId?: string;
  readonly reason?: string;
  /** ms since the epoch. */
  readonly failedAt?: number;
}

/** Parks events as the gateway's function does. @returns the ids of their failures, in order */
export async function seedFailures(
  product: Product,
  failures: readonly SeededFailure[],
): Promise<string[]> {
  const sqs = createFunctionSqs(product);
  const { QueueUrl } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: 'momento-gateway-parked' }),
  );
  const ids: string[] = [];
  for (let start = 0; start < failures.length; start += BATCH_SIZE) {
    const { Successful = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: failures.slice(start, start + BATCH_SIZE).map((failure, place) => ({
          Id: String(place),
          MessageBody: formatParked(failure, start + place),
        })),
      }),
    );
    const byPlace = Successful.toSorted((left, right) => Number(left.Id) - Number(right.Id));
    ids.push(...byPlace.map(({ MessageId = '' }) => MessageId));
  }
  return ids;
}

/** Failures of one cache, the first failed last. */
export function makeFailures(cache: string, count: number): SeededFailure[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, n) => ({ cache, failedAt: now - n * 1_000 }));
}

function formatParked(failure: SeededFailure, n: number): string {
  const { cache, topic = 'orders', reason = 'throttled', failedAt = Date.now() } = failure;
  return JSON.stringify({
    v: 1,
    kind: 'publish',
    reason,
    message: 'Rate exceeded',
    attempts: 3,
    receivedAt: failedAt - 100,
    failedAt,
    requestId: `request-${cache}-${n}`,
    webhookId: failure.webhookId ?? '11111111-2222-4333-8444-555555555555',
    tenant: 'default',
    cache,
    topic,
    sequenceNumber: n,
    entry: {
      EventBusName: 'default',
      Source: 'Momento',
      DetailType: `${cache}#${topic}`,
      Time: failedAt - 200,
    },
    detail: { cache, topic, text: `seeded ${n}` },
  });
}
