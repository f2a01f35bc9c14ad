import type { DatabaseSync } from 'node:sqlite';
import type { Account, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { Arrivals } from './create-arrivals.ts';
import type { DeduplicationStore } from './deduplication-store.ts';
import type { MessageStore } from './message-store.ts';
import type { QueueSizes } from './queue-sizes.ts';
import type { Queue, QueueStore } from './queue-store.ts';

/** What the operations on queues need. */
export interface SqsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly queues: QueueStore;
  readonly messages: MessageStore;
  readonly deduplications: DeduplicationStore;
  readonly sizes: QueueSizes;
  readonly arrivals: Arrivals;
  readonly takeEntryFault: TakeEntryFault;
  /** Called when messages are removed to stay within the limit. */
  readonly log: (text: string) => void;
  /** Call this with every message written to a queue. */
  readonly sweep: (queue: Queue, writtenBytes: number) => void;
}
