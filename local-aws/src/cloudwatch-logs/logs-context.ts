import type { DatabaseSync } from 'node:sqlite';
import type { RecordEmbeddedMetrics } from '../cloudwatch/create-cloudwatch.ts';
import type { Account } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { StorageLimits } from '../core/storage-limits.ts';
import { createLogSweep } from './create-log-sweep.ts';
import { createLogEventStore, type LogEventStore } from './log-event-store.ts';
import { createLogGroupStore, type LogGroupStore } from './log-group-store.ts';
import { createLogStreamStore, type LogStreamStore } from './log-stream-store.ts';
import { createLogTables } from './log-tables.ts';
import { createResourcePolicyStore, type ResourcePolicyStore } from './resource-policy-store.ts';

/** What the operations of CloudWatch Logs need. */
export interface LogsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly groups: LogGroupStore;
  readonly streams: LogStreamStore;
  readonly events: LogEventStore;
  readonly policies: ResourcePolicyStore;
  readonly recordEmbeddedMetrics: RecordEmbeddedMetrics;
  /** Call this with every write of events. */
  readonly sweep: () => void;
}

export function createLogsContext(
  parts: Pick<LogsContext, 'database' | 'clock' | 'account' | 'recordEmbeddedMetrics'> & {
    readonly storageLimits: StorageLimits;
  },
): LogsContext {
  createLogTables(parts.database);
  const stores = {
    groups: createLogGroupStore(parts.database),
    streams: createLogStreamStore(parts.database),
    events: createLogEventStore(parts.database),
    policies: createResourcePolicyStore(parts.database),
  };
  const sweep = createLogSweep(stores, parts.clock, parts.storageLimits.logBytes);
  return { ...parts, ...stores, sweep };
}
