import type { DatabaseSync } from 'node:sqlite';
import type { RecordMetrics } from '../cloudwatch/record-metrics.ts';
import type { DeliverToLogGroup } from '../cloudwatch-logs/deliver-to-log-group.ts';
import type { Account, AwsService, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { StorageLimits } from '../core/storage-limits.ts';
import type { PublishToTopic } from '../sns/publish-to-topic.ts';
import type { DeliverToQueue } from '../sqs/deliver-to-queue.ts';
import { createArchiving } from './archive/create-archiving.ts';
import { startReplays } from './archive/start-replays.ts';
import { createCountForRule } from './count-for-rule.ts';
import { deliverInProcess } from './delivery/deliver-in-process.ts';
import { deliverToApiDestination } from './delivery/deliver-to-api-destination.ts';
import { deliverToFunction } from './delivery/deliver-to-function.ts';
import { createDeliveryQueue } from './delivery/delivery-queue.ts';
import { createEnqueueDeliveries, type EnqueueDeliveries } from './delivery/enqueue-deliveries.ts';
import { settleDelivery } from './delivery/settle-delivery.ts';
import { startDeliveries } from './delivery/start-deliveries.ts';
import { readTargetKind } from './delivery/target-kind.ts';
import { defineEventBridgeOperations } from './event-bridge-operations.ts';
import { createEventBridgeTables } from './event-bridge-tables.ts';
import { explainInvalidParameters } from './explain-invalid-parameters.ts';
import { createRuleIndex } from './rule-index.ts';
import { createArchiveStore } from './store/archive-store.ts';
import { createBusStore } from './store/bus-store.ts';
import { createConnectionStore } from './store/connection-store.ts';
import { createReplayStore } from './store/replay-store.ts';
import { createRuleStore } from './store/rule-store.ts';
import { createTagStore } from './store/tag-store.ts';
import { createTargetStore } from './store/target-store.ts';

export interface EventBridgeOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  /** Returns a number in [0, 1) for the jitter of retries. */
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;
  /** By function name, the URLs where Lambda targets are invoked. */
  readonly lambdaUrls: Readonly<Record<string, string>>;
  readonly storageLimits: StorageLimits;
  readonly takeEntryFault: TakeEntryFault;
  /** How long the next batch of the replays waits, ms. */
  readonly takeReplayDelay: () => number;
  readonly deliverToQueue: DeliverToQueue;
  readonly deliverToLogGroup: DeliverToLogGroup;
  readonly publishToTopic: PublishToTopic;
  readonly recordMetrics: RecordMetrics;
  readonly onUnexpectedError: (error: unknown) => void;
  /** Called with messages about events that reached neither a target nor its dead-letter queue. */
  readonly log: (text: string) => void;
}

/** EventBridge with its deliveries, which continue where the last run of the process stopped. */
export function createEventBridge(options: EventBridgeOptions): AwsService {
  const { database, clock, account } = options;
  createEventBridgeTables(database, clock.now());
  const buses = createBusStore(database);
  const rules = createRuleStore(database);
  const targets = createTargetStore(database);
  const connections = createConnectionStore(database);
  const ruleIndex = createRuleIndex({ account, rules, targets });
  const queue = createDeliveryQueue(database);
  const countForRule = createCountForRule(options);
  const enqueueMatching = createEnqueueDeliveries({ clock, ruleIndex, queue, countForRule });
  const archives = createArchiveStore(database, options.storageLimits.archiveBytes);
  const archiving = createArchiving({ ...options, archives });
  const replays = createReplayStore(database);
  const enqueueDeliveries: EnqueueDeliveries = (busName, event, hops) => {
    archiving.keep(busName, event);
    enqueueMatching(busName, event, hops);
  };
  const inProcess = { ...options, buses, enqueueDeliveries };
  const remote = { urls: options.lambdaUrls, connections, fetch: options.fetch, clock };
  const deliveries = startDeliveries({
    ...options,
    queue,
    deliverInProcess: (delivery) => deliverInProcess(inProcess, delivery),
    deliverRemotely: (delivery, signal) =>
      readTargetKind(delivery.target.Arn).kind === 'function'
        ? deliverToFunction(remote, delivery, signal)
        : deliverToApiDestination(remote, delivery, signal),
    settle: (delivery, result) =>
      settleDelivery({ ...options, queue, countForRule }, delivery, result),
  });
  const running = startReplays({
    ...options,
    archives,
    replays,
    wakeDeliveries: deliveries.wake,
    enqueueReplayed: ({ name, busName, filterArns }, event) => {
      const replayed = `{"replay-name":${JSON.stringify(name)},${event.slice(1)}`;
      enqueueMatching(busName, replayed, 0, filterArns.length === 0 ? undefined : filterArns);
    },
  });
  return {
    targetPrefix: 'AWSEvents',
    protocol: 'json-1.1',
    errors: { invalidInput: explainInvalidParameters },
    operations: defineEventBridgeOperations({
      database,
      clock,
      account,
      buses,
      rules,
      targets,
      tags: createTagStore(database),
      connections,
      archives,
      archiving,
      replays,
      wakeReplays: running.wake,
      ruleIndex,
      enqueueDeliveries,
      wakeDeliveries: deliveries.wake,
      takeEntryFault: options.takeEntryFault,
      log: options.log,
    }),
    close: async () => {
      await running.close();
      await deliveries.close();
    },
  };
}
