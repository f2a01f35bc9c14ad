/** Why an authentic event is not on the bus. */
export const FAILURE_REASONS = [
  'detail-type-too-long',
  'entry-too-large',
  'bus-not-found',
  'entry-refused',
  'access-denied',
  'throttled',
  'service-error',
  'unreachable',
  'timed-out',
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];
