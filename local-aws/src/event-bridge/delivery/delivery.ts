import type { Target } from '../target.ts';

/** One event on its way to one target of one rule; times in ms since the epoch. */
export interface Delivery {
  readonly id: number;
  /** The event as JSON text. */
  readonly event: string;
  readonly ruleArn: string;
  /** As it was when the rule matched. */
  readonly target: Target;
  /** How many buses the event has been passed on by. */
  readonly hops: number;
  readonly acceptedAt: number;
  /** Attempts after the first. */
  readonly retries: number;
}

/** What came of one attempt. `errorCode` is one of EventBridge's for dead-letter queues. */
export type DeliveryResult = 'delivered' | DeliveryFailure;

export interface DeliveryFailure {
  readonly errorCode: DeliveryErrorCode;
  readonly errorMessage: string;
  /** False when nothing but a change by the user can help. */
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
  | 'TIMEOUT';
