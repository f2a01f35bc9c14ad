import { setNewest } from './bounded-map.ts';
import type { Clock } from './clock.ts';
import { createElapsedTime } from './elapsed-time.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** @returns whether another call of this webhook from this address may be held now */
export type TakeHold = (webhookId: string, source: string, isRead: boolean) => boolean;

/** The least recently used ones go first: one that is in use is never renewed. */
const BUCKETS_MAX = 2_000;

/**
 * Momento posts five calls a second for a webhook. Each address that calls has that many for itself:
 * whoever floods a webhook with forged calls from one address uses up only their own. All addresses
 * together have four times as many, so that the queue has a bound too.
 *
 * While Secrets Manager cannot be read, nobody knows which ids are webhooks. Then what all ids together
 * may hold is limited as well.
 */
export function createHoldLimits(clock: Clock): TakeHold {
  const elapsed = createElapsedTime(clock);
  const buckets = new Map<string, TokenBucket>();
  const take = (key: string, perSecond: number, burst: number): boolean => {
    const bucket = buckets.get(key) ?? createTokenBucket(burst, perSecond);
    setNewest(buckets, key, bucket, BUCKETS_MAX);
    return bucket.takeToken(elapsed());
  };
  return (webhookId, source, isRead) =>
    take(`${webhookId} ${source}`, 5, 10) &&
    take(webhookId, 20, 40) &&
    (isRead || (take(source, 25, 100) && take('', 100, 400)));
}
