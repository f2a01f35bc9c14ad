import type { FailureReason } from './failure-reason.ts';
import type { Rejection } from './rejection.ts';

/**
 * The one line the gateway logs per call. Fields that are not known yet when a call ends are
 * absent. Durations in ms. Never holds a secret, a signature or a message: an event that neither the
 * bus nor the queue accepted is in separate lines before it (`LostPayloadLine`).
 */
export interface GatewayLogLine {
  readonly timestamp: string;
  readonly level: 'INFO' | 'WARN' | 'ERROR';
  readonly message: 'published' | 'parked' | 'rejected' | 'unavailable' | 'lost';
  readonly requestId: string;
  readonly status: number;
  readonly reason?: Rejection | FailureReason | 'secret-unavailable' | 'unexpected';
  /** What AWS said, when it refused. */
  readonly error?: string;
  /**
   * Of a call that is signed like those of Momento, but whose path has no webhook's id: 128
   * characters at most, as the caller wrote them.
   */
  readonly path?: string;
  readonly webhookId?: string;
  readonly tenant?: string;
  readonly cache?: string;
  readonly topic?: string;
  readonly sequenceNumber?: number;
  readonly eventId?: string;
  readonly attempts?: number;
  readonly durationMs: number;
  readonly secretMs?: number;
  readonly publishMs?: number;
  readonly parkMs?: number;
  /** The gateway's clock minus the publish timestamp. */
  readonly ageMs?: number;
  /**
   * Of a call that could not be verified, but looks like one of Momento: whether it is in the held
   * queue. Absent for any other, and where none are held.
   */
  readonly held?: boolean;
  /** Why it is not: what AWS said, or which limit it is over. */
  readonly holdError?: string;
  readonly holdMs?: number;
  /** Of a lost event: how many lines before this one hold it. */
  readonly payloadParts?: number;
  /** True when `parseText` added no `json`, because the entry would have been too large. */
  readonly jsonLeftOut?: boolean;
}

export const METRIC_NAMESPACE = 'MomentoGateway';

/**
 * Dimensions of the gateway's metrics. Each metric has `gateway`; its value is the secret prefix, which
 * tells the stacks of one Region apart. `Rejected` is counted a second time with its `reason`. Each
 * metric of a call whose webhook is known is counted once more with its `tenant`.
 */
export const METRIC_DIMENSIONS = {
  gateway: 'Gateway',
  reason: 'Reason',
  tenant: 'Tenant',
} as const;

export const METRICS = {
  published: 'Published',
  parked: 'Parked',
  rejected: 'Rejected',
  /** Of these, the events of Momento: rejected only after the signature was right. */
  rejectedAuthentic: 'RejectedAuthentic',
  /** Of these, wrong signatures at a webhook that has had no right one for a while. */
  secretMismatch: 'SecretMismatch',
  unavailable: 'Unavailable',
  lost: 'Lost',
  publishLatencyMs: 'PublishLatency',
  ageAtArrivalMs: 'AgeAtArrival',
} as const;
