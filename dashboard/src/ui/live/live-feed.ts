import type { LiveEvent } from '@momento-gateway/api/live/live';

/** As many events as the page keeps. */
export const FEED_MAX = 500;

/** What a page of live events shows; while it is paused, what comes waits. */
export interface LiveFeed {
  /** Newest first. */
  readonly events: readonly LiveEvent[];
  readonly isPaused: boolean;
  /** What came while it is paused, newest first. */
  readonly waiting: readonly LiveEvent[];
  /** How many came while it is paused, kept or not. */
  readonly waitingCount: number;
  /** How many came since the page was opened, kept or not. */
  readonly total: number;
}

export type FeedAction =
  | { readonly type: 'arrive'; readonly events: readonly LiveEvent[] }
  | { readonly type: 'pause' | 'resume' | 'clear' };

export const EMPTY_FEED: LiveFeed = {
  events: [],
  isPaused: false,
  waiting: [],
  waitingCount: 0,
  total: 0,
};

export function changeFeed(feed: LiveFeed, action: FeedAction): LiveFeed {
  switch (action.type) {
    case 'arrive':
      return addEvents(feed, action.events);
    case 'pause':
      return { ...feed, isPaused: true };
    case 'resume':
      return {
        ...feed,
        isPaused: false,
        events: [...feed.waiting, ...feed.events].slice(0, FEED_MAX),
        waiting: [],
        waitingCount: 0,
      };
    case 'clear':
      return { ...EMPTY_FEED, isPaused: feed.isPaused };
  }
}

/** SQS may give a message twice: an event that is there already is not added again. */
function addEvents(feed: LiveFeed, arrived: readonly LiveEvent[]): LiveFeed {
  const known = new Set([...feed.waiting, ...feed.events].map(({ id }) => id));
  const fresh = arrived.filter(({ id }) => !known.has(id) && known.add(id));
  if (fresh.length === 0) return feed;
  const newest = fresh.toSorted((left, right) => right.arrivedAt - left.arrivedAt);
  const total = feed.total + fresh.length;
  return feed.isPaused
    ? {
        ...feed,
        total,
        waiting: [...newest, ...feed.waiting].slice(0, FEED_MAX),
        waitingCount: feed.waitingCount + fresh.length,
      }
    : { ...feed, total, events: [...newest, ...feed.events].slice(0, FEED_MAX) };
}
