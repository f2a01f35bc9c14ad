import type { FailureReason } from '@momento-gateway/shared/failure-reason';

const REASONS = {
  'detail-type-too-long': 'Its detail-type is longer than EventBridge takes',
  'entry-too-large': 'It is larger than EventBridge takes',
  'bus-not-found': 'The bus was not found',
  'entry-refused': 'The bus refused it',
  'access-denied': 'The gateway may not publish to the bus',
  throttled: 'EventBridge was throttling',
  'service-error': 'EventBridge had an error',
  unreachable: 'EventBridge could not be reached',
  'timed-out': 'EventBridge did not answer in time',
  unreadable: 'Neither the gateway nor EventBridge wrote this message',
  NO_PERMISSIONS: 'The target does not allow EventBridge',
  NO_RESOURCE: 'The target does not exist',
} satisfies Record<FailureReason, string> & Record<string, string>;

/** Why the bus or a target did not take an event, in words; the reason itself when there are none. */
export function describeReason(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason as keyof typeof REASONS] : reason;
}
