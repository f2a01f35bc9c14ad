import type { DatabaseSync } from 'node:sqlite';
import type { Account, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { Archiving } from './archive/create-archiving.ts';
import type { EnqueueDeliveries } from './delivery/enqueue-deliveries.ts';
import type { RuleIndex } from './rule-index.ts';
import type { ArchiveStore } from './store/archive-store.ts';
import type { BusStore } from './store/bus-store.ts';
import type { ConnectionStore } from './store/connection-store.ts';
import type { ReplayStore } from './store/replay-store.ts';
import type { RuleStore } from './store/rule-store.ts';
import type { TagStore } from './store/tag-store.ts';
import type { TargetStore } from './store/target-store.ts';

/** What the operations of EventBridge need. */
export interface EventBridgeContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly buses: BusStore;
  readonly rules: RuleStore;
  readonly targets: TargetStore;
  readonly tags: TagStore;
  readonly connections: ConnectionStore;
  readonly archives: ArchiveStore;
  readonly archiving: Archiving;
  readonly replays: ReplayStore;
  /** Wakes the loop of replays. */
  readonly wakeReplays: () => void;
  readonly ruleIndex: RuleIndex;
  readonly enqueueDeliveries: EnqueueDeliveries;
  /** Wakes the delivery loop. */
  readonly wakeDeliveries: () => void;
  readonly takeEntryFault: TakeEntryFault;
  /** Called with messages about lost events. */
  readonly log: (text: string) => void;
}
