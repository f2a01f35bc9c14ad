import type { DatabaseSync } from 'node:sqlite';
import type { Account } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { DeliverToQueue } from '../sqs/deliver-to-queue.ts';
import type { TopicStore } from './topic-store.ts';

/** What the operations on topics need. */
export interface SnsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly topics: TopicStore;
  readonly deliverToQueue: DeliverToQueue;
  /** Called with messages about lost notifications. */
  readonly log: (text: string) => void;
}
