import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import { AUTHENTIC_REJECTIONS } from '@momento-gateway/shared/rejection';
import type { CallFacts } from './call.ts';
import type { Outcome } from './outcome.ts';

type MetricName = (typeof METRICS)[keyof typeof METRICS];

type DimensionSets = readonly (readonly string[])[];

/** Members of a log line from which CloudWatch makes metrics (embedded metric format). */
export type EmbeddedMetrics = {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: DimensionSets;
      readonly Metrics: readonly { readonly Name: MetricName; readonly Unit: string }[];
    }[];
  };
  readonly Gateway: string;
  readonly Reason?: string;
  readonly Tenant?: string | undefined;
} & { readonly [Name in MetricName]?: number };

const COUNTED = {
  published: defineMetric(METRICS.published, 'Count'),
  parked: defineMetric(METRICS.parked, 'Count'),
  rejected: defineMetric(METRICS.rejected, 'Count'),
  unavailable: defineMetric(METRICS.unavailable, 'Count'),
  lost: defineMetric(METRICS.lost, 'Count'),
} as const satisfies Record<Outcome['kind'], unknown>;

const REJECTED_AUTHENTIC = defineMetric(METRICS.rejectedAuthentic, 'Count');
const SECRET_MISMATCH = defineMetric(METRICS.secretMismatch, 'Count');
const PUBLISH_LATENCY = defineMetric(METRICS.publishLatencyMs, 'Milliseconds');
const AGE_AT_ARRIVAL = defineMetric(METRICS.ageAtArrivalMs, 'Milliseconds');

const { gateway, reason, tenant: tenantDimension } = METRIC_DIMENSIONS;
const BY_GATEWAY: DimensionSets = [[gateway]];
const BY_TENANT: DimensionSets = [[gateway], [gateway, tenantDimension]];
const BY_REASON = [gateway, reason];

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
  const { tenant } = facts;
  const dimensions = tenant === undefined ? BY_GATEWAY : BY_TENANT;
  const counted = COUNTED[outcome.kind];
  const lost = findLostEvent(outcome, facts);
  const metrics = [counted];
  const values: { [Name in MetricName]?: number } = {};
  for (const metric of [counted, lost]) if (metric) values[metric.Name] = 1;
  if (facts.publishMs !== undefined) {
    metrics.push(PUBLISH_LATENCY);
    values[METRICS.publishLatencyMs] = facts.publishMs;
  }
  // Not of rejected calls: a stale one says nothing about how fast Momento delivers.
  if (facts.ageMs !== undefined && !isRejected) {
    metrics.push(AGE_AT_ARRIVAL);
    values[METRICS.ageAtArrivalMs] = facts.ageMs;
  }
  const describe = (Dimensions: DimensionSets, Metrics: typeof metrics) =>
    ({ Namespace: METRIC_NAMESPACE, Dimensions, Metrics }) as const;
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        describe(isRejected ? [...dimensions, BY_REASON] : dimensions, metrics),
        // On its own: with the reason as a dimension, each reason would cost another metric.
        ...(lost ? [describe(dimensions, [lost])] : []),
      ],
    },
    [gateway]: secretPrefix,
    ...(isRejected && { [reason]: outcome.reason }),
    [tenantDimension]: tenant,
    ...values,
  };
}

/** The metric for a rejected call that was most likely an event of Momento. */
function findLostEvent(outcome: Outcome, { secretMismatch }: CallFacts) {
  if (outcome.kind !== 'rejected') return undefined;
  if (AUTHENTIC_REJECTIONS.some((name) => name === outcome.reason)) return REJECTED_AUTHENTIC;
  return secretMismatch ? SECRET_MISMATCH : undefined;
}
