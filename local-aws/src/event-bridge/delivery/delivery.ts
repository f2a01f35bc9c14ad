import type { Target } from '../target.ts';

/** The delivery of one event to one target of one rule; times are in ms since the epoch. */
export interface Delivery {
  readonly id: number;
  /** The event as JSON text. */
  readonly event: string;
  readonly ruleArn: string;
  /** The target at the time when the rule matched. */
  readonly target: Target;
  /** How many buses have sent the event on. */
  readonly hops: number;
  readonly acceptedAt: number;
  /** Retries so far. */
  readonly retries: number;
}

/** The result of one attempt. `errorCode` is one of EventBridge's codes for dead letters. */
export type DeliveryResult = 'delivered' | DeliveryFailure;

export interface DeliveryFailure {
  readonly errorCode: DeliveryErrorCode;
  readonly errorMessage: string;
  /** False if only a change by the user can help. */
  readonly isRetryable: boolean;
}

export type DeliveryErrorCode =
  | 'CONNECTION_FAILURE'
  | 'ERROR_FROM_TARGET'
  | 'INTERNAL_ERROR'
  | 'INVALID_JSON'
  | 'INVALID_PARAMETER'
  | 'NO_PERMISSIONS'
  | 'NO_RESOURCE'
  | 'RESOURCE_LIMIT_EXCEEDED'
  | 'SDK_CLIENT_ERROR'
  | 'THROTTLING'
  | 'TIMEOUT';
