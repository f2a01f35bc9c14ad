import type { QueueKind } from './stored-message.ts';

/** A message while it is held: when its time is over it comes back by itself. */
export interface ReceivedMessage {
  readonly id: string;
  readonly body: string;
  /** Those that are text. */
  readonly attributes: Readonly<Record<string, string>>;
  /** When it came into the queue, ms since the epoch. */
  readonly sentAt: number;
  /** The ARN of the queue that SQS moved it from, when it is some queue's dead letter. */
  readonly movedFrom?: string | undefined;
  readonly receiptHandle: string;
}

export type Receipt = Pick<ReceivedMessage, 'id' | 'receiptHandle'>;

/** The messages of a queue that are of a list; the others are not looked at further. */
export type ChooseOwn = (
  round: readonly ReceivedMessage[],
  queue: QueueKind,
) => Promise<readonly ReceivedMessage[]>;

/** What SQS says of a queue; the counts are approximate. */
export interface QueueFacts {
  readonly visibleCount: number;
  /** Messages that cannot be received now, those that this process holds included. */
  readonly hiddenCount: number;
  readonly retentionMs: number;
  readonly createdAt: number;
}

export interface FailureQueue {
  readonly kind: QueueKind;
  readonly describe: () => Promise<QueueFacts>;
  /** Up to 10 messages, hidden from others for `visibilityTimeoutS`. */
  readonly receive: (options: {
    visibilityTimeoutS: number;
    waitTimeS: number;
  }) => Promise<ReceivedMessage[]>;
  /** Makes messages visible again at once. What fails comes back when its time is over. */
  readonly release: (receipts: readonly Receipt[]) => Promise<void>;
  /** @returns ids of the messages that are still there, as `sendInBatches` does. */
  readonly remove: (receipts: readonly Receipt[]) => Promise<ReadonlyMap<string, unknown>>;
  /** Ids of the messages that this process holds, for whatever it does. */
  readonly heldIds: () => ReadonlySet<string>;
}
