'use client';

import { addressOf } from '@momento-gateway/api/call';
import { closeViewer } from '@momento-gateway/api/live/live-operations';
import { useEffect, useReducer, useState } from 'react';
import { useApi } from '../client/api-context.tsx';
import { changeFeed, EMPTY_FEED } from './live-feed.ts';
import { type LiveFilter, toOpenViewer } from './live-filter.ts';
import { rememberEvent } from './recent-event.ts';
import { useAwake } from './use-awake.ts';
import { type WatchState, watchBus } from './watch-bus.ts';

/** A page nobody has looked at for so long costs no more. */
const ASLEEP_AFTER_MS = 10 * 60_000;

type LiveState = WatchState | { readonly type: 'asleep' | 'not-json' };

/** Events as they reach the bus, for as long as the page is open. */
export function useLiveEvents({ cache, topic, pattern }: LiveFilter) {
  const api = useApi();
  const isAwake = useAwake(ASLEEP_AFTER_MS);
  const [feed, changeTo] = useReducer(changeFeed, EMPTY_FEED);
  const [state, setState] = useState<LiveState>({ type: 'opening' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts it anew
  useEffect(() => {
    const filter = toOpenViewer({ cache, topic, pattern });
    if (!isAwake) return setState({ type: 'asleep' });
    if (filter === undefined) return setState({ type: 'not-json' });
    const end = new AbortController();
    let openId: string | undefined;
    void watchBus({
      api,
      filter,
      signal: end.signal,
      onState: (changed) => !end.signal.aborted && setState(changed),
      onEvents: (events) => {
        if (end.signal.aborted) return;
        const last = events.at(-1);
        if (last !== undefined) rememberEvent(last);
        changeTo({ type: 'arrive', events });
      },
      onViewer: (viewerId) => {
        openId = viewerId;
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    const leave = () => {
      // This page can no longer wait for an answer.
      if (openId === undefined) return;
      navigator.sendBeacon(addressOf(closeViewer, { params: { viewerId: openId } }));
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      end.abort();
    };
  }, [api, cache, topic, pattern, isAwake, attempt]);

  // Events of another filter are not of this list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what it is about
  useEffect(() => changeTo({ type: 'clear' }), [cache, topic, pattern]);

  return { feed, changeTo, state, retry: () => setAttempt((count) => count + 1) };
}

export type LiveEvents = ReturnType<typeof useLiveEvents>;
