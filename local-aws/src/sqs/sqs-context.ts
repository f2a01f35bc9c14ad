import type { DatabaseSync } from 'node:sqlite';
import type { Account } from '../core/account.ts';
import type { Clock } from '../core/clock.ts';
import type { TakeEntryFault } from '../core/entry-fault.ts';
import type { Arrivals } from './create-arrivals.ts';
import type { MessageStore } from './message-store.ts';
import type { QueueStore } from './queue-store.ts';

/** What every operation on queues works with. */
export interface SqsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly queues: QueueStore;
  readonly messages: MessageStore;
  readonly arrivals: Arrivals;
  readonly takeEntryFault: TakeEntryFault;
}
