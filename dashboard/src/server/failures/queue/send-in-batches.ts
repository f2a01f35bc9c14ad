import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import type { Receipt } from './failure-queue.ts';

/** As many as one call of SQS takes. */
export const BATCH_SIZE = 10;

type SendBatch = (
  entries: { Id: string; ReceiptHandle: string }[],
) => Promise<{ readonly Failed?: BatchResultErrorEntry[] | undefined }>;

/**
 * Does something to all these messages, ten in a call. Never throws.
 *
 * @returns ids of those it was not done to, each with the error of its call, if that failed as a whole.
 */
export async function sendInBatches(
  receipts: readonly Receipt[],
  send: SendBatch,
): Promise<ReadonlyMap<string, unknown>> {
  const calls: Promise<(readonly [id: string, error: unknown])[]>[] = [];
  for (let start = 0; start < receipts.length; start += BATCH_SIZE) {
    const batch = receipts.slice(start, start + BATCH_SIZE);
    const entries = batch.map(({ receiptHandle }, place) => ({
      Id: String(place),
      ReceiptHandle: receiptHandle,
    }));
    calls.push(
      send(entries).then(
        ({ Failed = [] }) => Failed.map(({ Id }) => [batch[Number(Id)]?.id ?? '', undefined]),
        (error) => batch.map(({ id }) => [id, error]),
      ),
    );
  }
  return new Map((await Promise.all(calls)).flat());
}
