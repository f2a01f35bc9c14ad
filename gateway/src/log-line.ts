import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import type { Call } from './call.ts';
import { type EmbeddedMetrics, toMetrics } from './metrics.ts';
import type { Outcome } from './outcome.ts';

const LEVELS = {
  published: 'INFO',
  parked: 'WARN',
  rejected: 'WARN',
  unavailable: 'ERROR',
  lost: 'ERROR',
} as const satisfies Record<Outcome['kind'], GatewayLogLine['level']>;

/** The call's one log line, with its metrics in CloudWatch's embedded metric format. */
export function toLogLine(
  outcome: Outcome,
  call: Call,
  status: number,
  now: number,
  secretPrefix: string,
): GatewayLogLine & EmbeddedMetrics {
  const { kind, ...described } = outcome;
  const { requestId, receivedAt, entry: _, ...known } = call;
  return {
    timestamp: new Date(now).toISOString(),
    level: LEVELS[kind],
    message: kind,
    requestId,
    status,
    ...described,
    ...known,
    durationMs: now - receivedAt,
    ...toMetrics(outcome, call, now, secretPrefix),
  };
}
