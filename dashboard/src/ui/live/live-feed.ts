import type { LiveEvent } from '@momento-gateway/api/live/live';
import type { LiveFilter } from './live-filter.ts';

/** How many events the page keeps. */
export const FEED_MAX = 500;

export interface FeedEvent extends LiveEvent {
  /** The event pattern that was watched when it arrived, as typed; empty for any other filter. */
  readonly pattern: string;
}

/** What the page of live events shows. While it is paused, new events wait. */
export interface LiveFeed {
  /** Newest first. */
  readonly events: readonly FeedEvent[];
  readonly isPaused: boolean;
  /** What arrived while it is paused, newest first. */
  readonly waiting: readonly FeedEvent[];
  /** How many arrived while it is paused, kept or not. */
  readonly waitingCount: number;
  /** How many arrived since the page was opened, kept or not. */
  readonly total: number;
}

export type FeedAction =
  | { readonly type: 'arrive'; readonly events: readonly FeedEvent[] }
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

/** SQS may deliver a message twice: a known event is not added again. */
function addEvents(feed: LiveFeed, arrived: readonly FeedEvent[]): LiveFeed {
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

interface Detail {
  readonly text: string | undefined;
  readonly sequenceNumber: number | undefined;
  /** Epoch ms. */
  readonly publishedAt: number | undefined;
}

/** What the list shows of an event's detail; a field that is missing or of another type is undefined. */
export function readDetail(event: unknown): Detail {
  const { text, topic_sequence_number, publish_timestamp } = membersOf(membersOf(event)['detail']);
  return {
    text: typeof text === 'string' ? text : undefined,
    sequenceNumber: typeof topic_sequence_number === 'number' ? topic_sequence_number : undefined,
    publishedAt: typeof publish_timestamp === 'number' ? publish_timestamp : undefined,
  };
}

interface Members {
  readonly [name: string]: unknown;
  readonly text?: unknown;
  readonly topic_sequence_number?: unknown;
  readonly publish_timestamp?: unknown;
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

/** Whether an event comes out of an archive. */
export function isReplayed(event: unknown): boolean {
  return typeof membersOf(event)['replay-name'] === 'string';
}

/**
 * The events of the list that a filter takes, also those that arrived under another one. What an
 * event pattern takes only EventBridge knows: these are the events that it sent for it.
 */
export function filterEvents(
  events: readonly FeedEvent[],
  { cache, topic, pattern }: LiveFilter,
): readonly FeedEvent[] {
  if (pattern !== '') return events.filter((event) => event.pattern === pattern);
  if (cache === '') return events;
  return events.filter((event) => event.cache === cache && (topic === '' || event.topic === topic));
}

/** The events in which the text occurs, in any case. */
export function searchEvents<Event extends LiveEvent>(
  events: readonly Event[],
  text: string,
): readonly Event[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return events;
  return events.filter(({ event }) => JSON.stringify(event).toLowerCase().includes(wanted));
}
