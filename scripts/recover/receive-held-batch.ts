import { readHeldCall, type StoredCall } from '@momento-gateway/shared/held-call';
import type { HiddenMessage, HiddenMessages } from './hidden-messages.ts';

/** A received message of a held queue. */
export interface ReceivedCall {
  readonly id: string;
  /** Undefined when the gateway cannot have written it. */
  readonly call: StoredCall | undefined;
}

interface BatchOptions {
  /** Of the only message that is wanted; undefined for all. */
  readonly messageId: string | undefined;
  /** So many messages, or bodies that are so long in all, end a batch. */
  readonly batchMax: number;
  readonly batchMaxLength: number;
  /** Half of this time is left for publishing. */
  readonly batchMs: number;
  readonly startedAt: number;
  /** ms, by a clock that does not jump. */
  readonly elapsed: () => number;
}

interface HeldBatch {
  /** The oldest first. */
  readonly calls: readonly ReceivedCall[];
  /** Whether the queue had no more. */
  readonly isLast: boolean;
}

/** The next messages of a held queue. */
export async function receiveHeldBatch(
  hidden: HiddenMessages,
  { messageId, batchMax, batchMaxLength, batchMs, startedAt, elapsed }: BatchOptions,
): Promise<HeldBatch> {
  const calls: ReceivedCall[] = [];
  let length = 0;
  let isOver = false;
  let isLast = false;
  while (!isOver && calls.length < batchMax && length < batchMaxLength) {
    const received = await hidden.receive();
    isLast = received.length === 0;
    const isFound = received.some(({ id }) => id === messageId);
    isOver = isLast || isFound || elapsed() - startedAt >= batchMs / 2;
    for (const message of received) {
      calls.push(toReceivedCall(message));
      length += message.body.length;
    }
  }
  const ageOf = ({ call }: ReceivedCall) => call?.receivedAt ?? 0;
  return { calls: calls.sort((one, other) => ageOf(one) - ageOf(other)), isLast };
}

function toReceivedCall({ id, body, movedFrom }: HiddenMessage): ReceivedCall {
  const read = readHeldCall(body);
  // No policy is asked when SQS moves a message, so this one may be anybody's.
  return { id, call: 'wrong' in read || movedFrom !== undefined ? undefined : read };
}
