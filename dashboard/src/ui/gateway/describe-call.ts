import type { CallOutcome, GatewayCall } from '@momento-gateway/api/observation/activity';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import type { Rejection } from '@momento-gateway/shared/rejection';

interface OutcomeDescription {
  readonly text: string;
  readonly type: 'success' | 'warning' | 'error';
}

export const OUTCOMES = {
  published: { text: 'Published', type: 'success' },
  parked: { text: 'Parked', type: 'warning' },
  rejected: { text: 'Rejected', type: 'warning' },
  unavailable: { text: 'Unavailable', type: 'error' },
  lost: { text: 'Lost', type: 'error' },
} as const satisfies Record<CallOutcome, OutcomeDescription>;

const FAILURE_REASONS = {
  'detail-type-too-long': 'The detail-type is longer than EventBridge allows',
  'entry-too-large': 'The event is larger than EventBridge allows',
  'bus-not-found': 'The bus was not found',
  'entry-refused': 'EventBridge rejected the event',
  'access-denied': 'The gateway is not allowed to publish to the bus',
  throttled: 'EventBridge throttled the request',
  'service-error': 'EventBridge returned an error',
  unreachable: 'EventBridge could not be reached',
  'timed-out': 'EventBridge did not respond in time',
  unreadable: 'Neither the gateway nor EventBridge wrote this message',
  NO_PERMISSIONS: 'EventBridge is not allowed to reach the target',
  NO_RESOURCE: 'The target does not exist',
} satisfies Record<FailureReason, string> & Record<string, string>;

const CALL_REASONS = {
  ...FAILURE_REASONS,
  'unknown-path': 'The path is not a webhook’s path',
  'wrong-method': 'The call is not a POST',
  'too-large': 'The body is larger than a message can be',
  'unknown-webhook': 'The webhook is disabled or not registered',
  'missing-signature': 'The signature is missing',
  'wrong-signature': 'The signature is wrong: check the signing secret',
  malformed: 'The body is not a Momento message',
  'foreign-topic': 'The cache or topic is not the registered one',
  stale: 'The message was published more than 60 s before it arrived',
  future: 'The publish timestamp is more than 60 s in the future',
  'secret-unavailable': 'The signing secret could not be read',
  unexpected: 'Unexpected error: see the gateway’s log',
  // CloudWatch counts a tenant's rejections without their reasons.
  any: 'Rejected: the webhooks’ activity has the reasons',
} satisfies Record<FailureReason | Rejection, string> & Record<string, string>;

/** Why the bus or a target did not accept an event; the reason itself when it has no text. */
export function describeReason(reason: string): string {
  return lookUp(FAILURE_REASONS, reason);
}

/** Why a call was rejected or its event was not published. */
export function describeCallReason(reason: string): string {
  return lookUp(CALL_REASONS, reason);
}

function lookUp(texts: Readonly<Record<string, string>>, reason: string): string {
  return (Object.hasOwn(texts, reason) ? texts[reason] : undefined) ?? reason;
}

/** The reason of a call and the error from AWS; empty for a published event. */
export function explainCall({ reason, error }: Pick<GatewayCall, 'reason' | 'error'>): string {
  const words = reason === undefined ? '' : describeCallReason(reason);
  return [words, error].filter(Boolean).join(': ');
}
