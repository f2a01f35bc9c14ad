/** Why a call is rejected. A rejected call is answered and counted, never published or parked. */
export const REJECTIONS = [
  'unknown-path',
  'wrong-method',
  'too-large',
  'unknown-webhook',
  'missing-signature',
  'wrong-signature',
  'malformed',
  'foreign-topic',
  'stale',
  'future',
] as const;

export type Rejection = (typeof REJECTIONS)[number];

/** Reasons that only a call with a right signature can have: each is a lost event. */
export const AUTHENTIC_REJECTIONS = [
  'malformed',
  'foreign-topic',
  'stale',
  'future',
] as const satisfies readonly Rejection[];
