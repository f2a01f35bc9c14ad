import type { Span } from '@momento-gateway/api/archive/archive';
import { createContext, useContext } from 'react';
import type { LiveFilter } from './live-filter.ts';
import type { LiveEvents } from './use-live-events.ts';

interface LiveView {
  readonly live: LiveEvents;
  readonly filter: LiveFilter;
  /** Of archived events; undefined for live ones. */
  readonly span: Span | undefined;
  /** Whether the list is a part of a webhook's page, which chooses its events. */
  readonly isPart: boolean;
  /** How many of the kept events the filter takes. */
  readonly count: number;
  /** How many of these the search finds. */
  readonly foundCount: number;
}

/**
 * What stands around the rows of live events. In a context, so that it can change without all rows
 * being rendered again.
 */
export const LiveContext = createContext<LiveView | undefined>(undefined);

export function useLiveView(): LiveView {
  const view = useContext(LiveContext);
  if (view === undefined) throw new Error('The list of live events needs a LiveContext around it');
  return view;
}
