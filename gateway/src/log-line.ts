import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import type { Call } from './call.ts';
import { type EmbeddedMetrics, toMetrics } from './metrics.ts';
import type { Outcome } from './outcome.ts';

/** Whatever any outcome has. */
type AnyOutcome = {
  readonly [Name in Outcome extends infer One
    ? One extends Outcome
      ? Exclude<keyof One, 'kind'>
      : never
    : never]?: unknown;
};

const LEVELS = {
  published: 'INFO',
  parked: 'WARN',
  rejected: 'WARN',
  unavailable: 'ERROR',
  lost: 'ERROR',
} as const satisfies Record<Outcome['kind'], GatewayLogLine['level']>;

/**
 * The call's one log line, with its metrics in CloudWatch's embedded metric format. Members that
 * are undefined are not in its JSON; to leave them out here would cost more than all the rest.
 */
export function toLogLine(
  outcome: Outcome,
  call: Call,
  status: number,
  now: number,
  secretPrefix: string,
): GatewayLogLine & EmbeddedMetrics {
  const { kind } = outcome;
  const { eventId, reason, error, attempts, entry }: AnyOutcome = outcome;
  const line = {
    timestamp: new Date(now).toISOString(),
    level: LEVELS[kind],
    message: kind,
    requestId: call.requestId,
    status,
    eventId,
    reason,
    error,
    attempts,
    entry,
    webhookId: call.webhookId,
    tenant: call.tenant,
    cache: call.cache,
    topic: call.topic,
    sequenceNumber: call.sequenceNumber,
    ageMs: call.ageMs,
    secretMs: call.secretMs,
    publishMs: call.publishMs,
    parkMs: call.parkMs,
    durationMs: now - call.receivedAt,
    ...toMetrics(outcome, call, now, secretPrefix),
  } satisfies Record<keyof AnyOutcome | keyof GatewayLogLine, unknown>;
  return line as GatewayLogLine & EmbeddedMetrics;
}
