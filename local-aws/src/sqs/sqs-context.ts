import type { DatabaseSync } from 'node:sqlite';
import type { Account, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { Arrivals } from './create-arrivals.ts';
import type { MessageStore } from './message-store.ts';
import type { QueueSizes } from './queue-sizes.ts';
import type { Queue, QueueStore } from './queue-store.ts';

/** What every operation on queues works with. */
export interface SqsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly queues: QueueStore;
  readonly messages: MessageStore;
  readonly sizes: QueueSizes;
  readonly arrivals: Arrivals;
  readonly takeEntryFault: TakeEntryFault;
  /** Told of messages that are removed unasked. */
  readonly log: (text: string) => void;
  /** To be called with every message that was written to a queue. */
  readonly sweep: (queue: Queue, writtenBytes: number) => void;
}
