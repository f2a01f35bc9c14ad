import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import type { Call, CallFacts } from './call.ts';
import { type EmbeddedMetrics, toMetrics } from './metrics.ts';
import type { Outcome } from './outcome.ts';

/** The fields of all outcomes. */
type AnyOutcome = {
  readonly [Name in Outcome extends infer One
    ? One extends Outcome
      ? Exclude<keyof One, 'kind'>
      : never
    : never]?: unknown;
};

interface CallEnd {
  /** HTTP status. */
  readonly status: number;
  readonly durationMs: number;
  /** ms since the epoch. */
  readonly endedAt: number;
  readonly secretPrefix: string;
  readonly payloadParts: number | undefined;
}

const LEVELS = {
  published: 'INFO',
  parked: 'WARN',
  rejected: 'WARN',
  unavailable: 'ERROR',
  lost: 'ERROR',
} as const satisfies Record<Outcome['kind'], GatewayLogLine['level']>;

/**
 * The call's one log line, with its metrics in CloudWatch's embedded metric format, and without what
 * has lines of its own or is only counted. Its JSON has no undefined members: to leave them out here
 * already would cost more than everything else.
 */
export function toLogLine(
  outcome: Outcome,
  call: Call,
  facts: CallFacts,
  { status, durationMs, endedAt, secretPrefix, payloadParts }: CallEnd,
): GatewayLogLine & EmbeddedMetrics {
  const { kind, failure, ...details }: AnyOutcome & Pick<Outcome, 'kind'> = outcome;
  const { secretMismatch, ...found } = facts;
  const line = {
    timestamp: new Date(endedAt).toISOString(),
    level: LEVELS[kind],
    message: kind,
    requestId: call.requestId,
    status,
    ...details,
    ...found,
    payloadParts,
    durationMs,
    ...toMetrics(outcome, facts, endedAt, secretPrefix),
  } satisfies { readonly [Name in keyof GatewayLogLine]?: unknown };
  return line as GatewayLogLine & EmbeddedMetrics;
}
