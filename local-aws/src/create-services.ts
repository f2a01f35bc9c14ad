import { createCloudWatch } from './cloudwatch/create-cloudwatch.ts';
import { createCloudWatchLogs } from './cloudwatch-logs/create-cloudwatch-logs.ts';
import type { AwsService } from './core/aws-service.ts';
import type { StorageLimits } from './core/storage-limits.ts';
import { createEventBridge, type EventBridgeOptions } from './event-bridge/create-event-bridge.ts';
import { createSecretsManager } from './secrets-manager/create-secrets-manager.ts';
import { createSns } from './sns/create-sns.ts';
import { createSqs } from './sqs/create-sqs.ts';
import { createTagging } from './tagging/create-tagging.ts';

type ServicesOptions = Omit<
  EventBridgeOptions,
  'random' | 'fetch' | 'deliverToQueue' | 'deliverToLogGroup' | 'publishToTopic' | 'recordMetrics'
> & { readonly storageLimits: StorageLimits };

/** All services over one database, connected where one delivers to another. */
export function createServices(options: ServicesOptions): readonly AwsService[] {
  const sqs = createSqs(options);
  const { deliverToQueue } = sqs;
  const sns = createSns({ ...options, deliverToQueue });
  const metrics = createCloudWatch(options);
  const { recordEmbeddedMetrics, recordMetrics } = metrics;
  const logs = createCloudWatchLogs({ ...options, recordEmbeddedMetrics });
  const events = createEventBridge({
    ...options,
    random: Math.random,
    fetch: globalThis.fetch,
    deliverToQueue,
    recordMetrics,
    publishToTopic: sns.publishToTopic,
    deliverToLogGroup: logs.deliverToLogGroup,
  });
  const secrets = createSecretsManager(options);
  const tagging = createTagging(options);
  return [sqs.service, sns.service, logs.service, metrics.service, secrets, events, tagging];
}
