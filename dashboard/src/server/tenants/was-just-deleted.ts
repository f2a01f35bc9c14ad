/** Functions serve a webhook from memory for five minutes after it was deleted, and then some. */
const SERVED_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Whether a secret was deleted in the last ten minutes. AWS's pages disagree on its `DeletedDate`: it
 * is when the secret was deleted, or when its recovery window ends, which is some whole days later.
 */
export function wasJustDeleted(deletedDate: Date, now: number): boolean {
  const agoMs = now - deletedDate.getTime();
  if (agoMs >= SERVED_MS) return false;
  const sinceWholeDaysMs = ((agoMs % DAY_MS) + DAY_MS) % DAY_MS;
  // AWS's clock may be before ours.
  return Math.min(sinceWholeDaysMs, DAY_MS - sinceWholeDaysMs) < SERVED_MS;
}
