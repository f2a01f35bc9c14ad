import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import type { CallFacts } from './call.ts';
import type { Outcome } from './outcome.ts';

type MetricName = (typeof METRICS)[keyof typeof METRICS];

/** Members of a log line from which CloudWatch makes metrics (embedded metric format). */
export type EmbeddedMetrics = {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: MetricName; readonly Unit: string }[];
    }[];
  };
  readonly Gateway: string;
  readonly Reason?: string;
} & { readonly [Name in MetricName]?: number };

const COUNTED = {
  published: defineMetric(METRICS.published, 'Count'),
  parked: defineMetric(METRICS.parked, 'Count'),
  rejected: defineMetric(METRICS.rejected, 'Count'),
  unavailable: defineMetric(METRICS.unavailable, 'Count'),
  lost: defineMetric(METRICS.lost, 'Count'),
} as const satisfies Record<Outcome['kind'], unknown>;

const PUBLISH_LATENCY = defineMetric(METRICS.publishLatencyMs, 'Milliseconds');
const AGE_AT_ARRIVAL = defineMetric(METRICS.ageAtArrivalMs, 'Milliseconds');

const { gateway, reason } = METRIC_DIMENSIONS;
const BY_GATEWAY = [[gateway]];
const BY_REASON = [[gateway], [gateway, reason]];

function defineMetric(Name: MetricName, Unit: string) {
  return { Name, Unit };
}

export function toMetrics(
  outcome: Outcome,
  facts: CallFacts,
  now: number,
  secretPrefix: string,
): EmbeddedMetrics {
  const isRejected = outcome.kind === 'rejected';
  const counted = COUNTED[outcome.kind];
  const metrics = [counted];
  const values: { [Name in MetricName]?: number } = { [counted.Name]: 1 };
  if (facts.publishMs !== undefined) {
    metrics.push(PUBLISH_LATENCY);
    values[METRICS.publishLatencyMs] = facts.publishMs;
  }
  // Not of rejected calls: a stale one says nothing about how fast Momento delivers.
  if (facts.ageMs !== undefined && !isRejected) {
    metrics.push(AGE_AT_ARRIVAL);
    values[METRICS.ageAtArrivalMs] = facts.ageMs;
  }
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: isRejected ? BY_REASON : BY_GATEWAY,
          Metrics: metrics,
        },
      ],
    },
    [gateway]: secretPrefix,
    ...(isRejected && { [reason]: outcome.reason }),
    ...values,
  };
}
