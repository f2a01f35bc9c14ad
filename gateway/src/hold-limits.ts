import { createElapsedTime } from '@momento-gateway/shared/elapsed-time';
import type { Clock } from './clock.ts';

/** @returns whether another call of this webhook from this address may be held now */
export type TakeHold = (webhookId: string, source: string, isRead: boolean) => boolean;

/** More than are ever not full, unless somebody floods dozens of webhooks from many addresses each. */
const BUCKETS_MAX = 5_000;

/**
 * Momento posts five calls a second for a webhook. Each address that calls has that many for itself:
 * whoever floods a webhook with forged calls from one address uses up only their own. All addresses
 * together have four times as many, so that the queue has a bound too.
 *
 * While Secrets Manager cannot be read, nobody knows which ids are webhooks. Then what all ids together
 * may hold is limited as well.
 *
 * Only what is held uses up anything, and a bucket is forgotten only when it is full, as a new one is.
 */
export function createHoldLimits(clock: Clock): TakeHold {
  const elapsed = createElapsedTime(clock);
  /** When each bucket that is not full will be, if nothing more is taken from it. */
  const fullAt = new Map<string, number>();
  return (webhookId, source, isRead) => {
    const now = elapsed();
    if (fullAt.size >= BUCKETS_MAX) {
      for (const [key, at] of fullAt) if (at <= now) fullAt.delete(key);
    }
    const taken = new Map<string, number>();
    const canTake = (key: string, perSecond: number, burst: number): boolean => {
      const tokenMs = 1_000 / perSecond;
      const at = fullAt.get(key) ?? 0;
      const next = Math.max(at, now) + tokenMs;
      taken.set(key, next);
      return next <= now + burst * tokenMs && (at > 0 || fullAt.size < BUCKETS_MAX);
    };
    const isTaken =
      canTake(`${webhookId} ${source}`, 5, 10) &&
      canTake(webhookId, 20, 40) &&
      (isRead || (canTake(source, 25, 100) && canTake('', 100, 400)));
    if (isTaken) for (const [key, at] of taken) fullAt.set(key, at);
    return isTaken;
  };
}
