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
 * @returns ids of those it was not done to; a call that fails means all that were in it.
 */
export async function sendInBatches(
  receipts: readonly Receipt[],
  send: SendBatch,
): Promise<ReadonlySet<string>> {
  const calls: Promise<string[]>[] = [];
  for (let start = 0; start < receipts.length; start += BATCH_SIZE) {
    const batch = receipts.slice(start, start + BATCH_SIZE);
    const entries = batch.map(({ receiptHandle }, place) => ({
      Id: String(place),
      ReceiptHandle: receiptHandle,
    }));
    calls.push(
      send(entries).then(
        ({ Failed = [] }) => Failed.map(({ Id }) => batch[Number(Id)]?.id ?? ''),
        () => batch.map(({ id }) => id),
      ),
    );
  }
  return new Set((await Promise.all(calls)).flat());
}
