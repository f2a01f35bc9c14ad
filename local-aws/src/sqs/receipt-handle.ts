import { sqsErrors } from './sqs-errors.ts';

/** The content of a receipt handle, which is opaque to its holder. */
export interface Receipt {
  readonly queueId: number;
  readonly seq: number;
  /** New at every receive: only the last one is valid. */
  readonly nonce: string;
}

export function writeReceiptHandle({ queueId, seq, nonce }: Receipt): string {
  return Buffer.from(`${queueId}:${seq}:${nonce}`).toString('base64');
}

/** Throws `ReceiptHandleIsInvalid` for an invalid handle, or one of another queue. */
export function readReceiptHandle(handle: string, queueId: number): Receipt {
  const text = Buffer.from(handle, 'base64').toString();
  const [, queue, seq, nonce] = /^(\d{1,15}):(\d{1,15}):([0-9a-f-]{36})$/.exec(text) ?? [];
  if (nonce === undefined || Number(queue) !== queueId) {
    throw sqsErrors.receiptHandleInvalid(handle);
  }
  return { queueId, seq: Number(seq), nonce };
}
