import type { Span } from '@momento-gateway/api/archive/archive';
import { addressOf } from '@momento-gateway/api/call';
import { closeViewer } from '@momento-gateway/api/live/live-operations';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { useSession } from '../callers/session.tsx';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { useApi } from '../client/api-context.tsx';
import { changeFeed, EMPTY_FEED, type LiveFeed } from './live-feed.ts';
import { type LiveFilter, toOpenViewer } from './live-filter.ts';
import { rememberEvents } from './recent-events.ts';
import { type WatchState, watchBus } from './watch-bus.ts';

/** After this long in the background a page stops its viewer, which costs money. */
const ASLEEP_AFTER_MS = 10 * 60_000;

type LiveState = WatchState | { readonly type: 'asleep' | 'not-json' };

/** The live events of this browser tab, for when one comes back to their page. Archived ones are sent again. */
let kept: LiveFeed = EMPTY_FEED;

/**
 * Events as they reach the bus, or the archived ones of a span, for as long as the page is open. The
 * span stays the same; another one is another page.
 */
export function useLiveEvents({ cache, topic, pattern }: LiveFilter, span: Span | undefined) {
  const from = span?.from;
  const until = span?.until;
  const api = useApi();
  const tenant = useTenant();
  const isSignedIn = useSession().state === 'open';
  const isAwake = useAwake(ASLEEP_AFTER_MS);
  const [feed, changeTo] = useReducer(changeFeed, span === undefined ? kept : EMPTY_FEED);
  const [state, setState] = useState<LiveState>({ type: 'opening' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts it again
  useEffect(() => {
    const replay = from === undefined || until === undefined ? undefined : { from, until };
    const filter = toOpenViewer({ cache, topic, pattern }, replay);
    if (!isAwake) return setState({ type: 'asleep' });
    if (!isSignedIn) return;
    if (filter === undefined) return setState({ type: 'not-json' });
    const end = new AbortController();
    let openId: string | undefined;
    void watchBus({
      api,
      filter,
      signal: end.signal,
      onState: (changed) => {
        if (end.signal.aborted) return;
        setState((shown) => (isSameState(shown, changed) ? shown : changed));
      },
      onEvents: (events) => {
        if (end.signal.aborted) return;
        rememberEvents(events);
        changeTo({ type: 'arrive', events: events.map((event) => ({ ...event, pattern })) });
      },
      onViewer: (viewerId) => {
        openId = viewerId;
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    const leave = () => {
      // This page can no longer wait for a response.
      if (openId === undefined) return;
      const address = addressOf(closeViewer, { params: { viewerId: openId } });
      navigator.sendBeacon(addTenant(address, tenant));
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      end.abort();
    };
  }, [api, tenant, cache, topic, pattern, from, until, isAwake, isSignedIn, attempt]);

  useEffect(() => {
    if (from === undefined) kept = feed;
  }, [from, feed]);

  return useMemo(
    () => ({ feed, changeTo, state, retry: () => setAttempt((count) => count + 1) }),
    [feed, state],
  );
}

function isSameState(left: LiveState, right: LiveState): boolean {
  return left.type === right.type && left.type !== 'failing';
}

export type LiveEvents = ReturnType<typeof useLiveEvents>;

/** False after the page was in the background for this long; true again when it is visible. */
export function useAwake(limitMs: number): boolean {
  const [isAwake, setAwake] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => setAwake(false), limitMs);
      else setAwake(true);
    };
    document.addEventListener('visibilitychange', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', listen);
    };
  }, [limitMs]);
  return isAwake;
}
