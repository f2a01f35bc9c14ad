import type { Span } from '@momento-gateway/api/archive/archive';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useUrlState } from '../navigation/use-url-state.ts';
import { PageTitle, usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { slicePage } from '../tables/slice-page.ts';
import { useSteadyRows } from '../tables/use-steady-rows.ts';
import { LiveContext } from './live-context.ts';
import { type FeedEvent, filterEvents, searchEvents } from './live-feed.ts';
import { LiveTable } from './live-table.tsx';
import { useLiveEvents } from './use-live-events.ts';

/** Loaded when an event is opened: the list is there sooner without it. */
const LiveEventPanel = dynamic(
  () => import('./live-event-panel.tsx').then((module) => module.LiveEventPanel),
  { ssr: false },
);

const PAGE_SIZE = 50;

const idOf = ({ id }: FeedEvent) => id;

interface LiveListProps {
  /** Shows the archived events of this span in place of those that arrive. */
  readonly span?: Span | undefined;
  /** Shows only its events, as a part of a page; without it the page's address has the filter. */
  readonly of?: { readonly cache: string; readonly topic: string };
}

export function LiveList({ span, of }: LiveListProps) {
  const { get, set } = useUrlState();
  const search = get('search');
  const { cache, topic } = of ?? { cache: get('cache'), topic: get('topic') };
  const pattern = of === undefined ? get('pattern') : '';
  const filter = useMemo(() => ({ cache, topic, pattern }), [cache, topic, pattern]);
  const live = useLiveEvents(filter, span);
  const { events } = live.feed;
  const chosen = useMemo(() => filterEvents(events, filter), [events, filter]);
  const found = useMemo(() => searchEvents(chosen, search), [chosen, search]);
  const wantedPage = get('page');
  const { items, page, pageCount } = useMemo(
    () => slicePage(found, wantedPage, PAGE_SIZE),
    [found, wantedPage],
  );
  const shown = useSteadyRows({
    items,
    idOf,
    listKey: JSON.stringify([filter, span, search, page]),
    isPlaceholder: false,
  });
  const openId = get('event');
  usePageKeys({ close: () => set({ event: undefined }) });
  useSplitPanel(
    openId === '' ? undefined : <LiveEventPanel event={events.find(({ id }) => id === openId)} />,
  );
  const isPart = of !== undefined;
  const value = useMemo(
    () => ({ live, filter, span, isPart, count: chosen.length, foundCount: found.length }),
    [live, filter, span, isPart, chosen.length, found.length],
  );
  const isPast = span !== undefined;
  return (
    <LiveContext value={value}>
      {!isPart && <PageTitle title={isPast ? 'Archived events' : 'Live events'} />}
      <LiveTable items={shown} isPast={isPast} isPart={isPart} page={page} pageCount={pageCount} />
    </LiveContext>
  );
}
