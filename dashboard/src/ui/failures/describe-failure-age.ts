import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatSpan } from '../elements/format-age.ts';

/** With less than a seventh of the queue's time left, which is two days of 14, it is urgent. */
const URGENT_SHARE = 1 / 7;

/** How much of the queue's time a failure has used: `3 days of 14 days`. */
export function describeFailureAge(
  { queuedAt, expiresAt }: Pick<Failure, 'queuedAt' | 'expiresAt'>,
  now: number,
): { readonly text: string; readonly isUrgent: boolean } {
  const age = formatSpan(Math.max(0, now - queuedAt));
  if (expiresAt === undefined) return { text: age, isUrgent: false };
  const lifeMs = expiresAt - queuedAt;
  return {
    text: `${age} of ${formatSpan(lifeMs)}`,
    isUrgent: expiresAt - now < lifeMs * URGENT_SHARE,
  };
}
