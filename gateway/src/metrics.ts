import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import type { Call } from './call.ts';
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
  published: METRICS.published,
  parked: METRICS.parked,
  rejected: METRICS.rejected,
  unavailable: METRICS.unavailable,
  lost: METRICS.lost,
} as const satisfies Record<Outcome['kind'], MetricName>;

export function toMetrics(
  outcome: Outcome,
  call: Call,
  now: number,
  secretPrefix: string,
): EmbeddedMetrics {
  const { gateway, reason } = METRIC_DIMENSIONS;
  const isRejected = outcome.kind === 'rejected';
  const values: { [Name in MetricName]?: number } = { [COUNTED[outcome.kind]]: 1 };
  if (call.publishMs !== undefined) values[METRICS.publishLatencyMs] = call.publishMs;
  // Only of calls that earned the bus: a stale one says nothing of how fast Momento delivers.
  if (call.ageMs !== undefined && !isRejected) values[METRICS.ageAtArrivalMs] = call.ageMs;
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: isRejected ? [[gateway], [gateway, reason]] : [[gateway]],
          Metrics: (Object.keys(values) as MetricName[]).map((Name) => ({
            Name,
            Unit:
              Name in { [METRICS.publishLatencyMs]: 0, [METRICS.ageAtArrivalMs]: 0 }
                ? 'Milliseconds'
                : 'Count',
          })),
        },
      ],
    },
    [gateway]: secretPrefix,
    ...(isRejected && { [reason]: outcome.reason }),
    ...values,
  };
}
