import type { Redrive } from '@momento-gateway/api/failures/redrive';

const OF_FAILURES = {
  one: 'failure',
  done: 'redriven',
  failedAgain: 'failed again',
  /** Of one result. */
  Done: 'Redriven',
  Failed: 'Failed again',
  running: 'Redriving',
} as const;

const OF_HELD_CALLS = {
  one: 'held call',
  done: 'published',
  failedAgain: 'not verified',
  Done: 'Verified and published',
  Failed: 'Not verified',
  running: 'Verifying and publishing, the oldest first',
} as const;

/** What a redrive of failures, and a verification of held calls, call what they do. */
export function wordsOf(of: Redrive['of']): typeof OF_FAILURES | typeof OF_HELD_CALLS {
  return of === 'held-calls' ? OF_HELD_CALLS : OF_FAILURES;
}
