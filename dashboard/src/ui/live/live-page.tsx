'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Span } from '@momento-gateway/api/archive/archive';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import dynamic from 'next/dynamic';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { formatTime } from '../elements/format-time.ts';
import { SearchBox } from '../elements/search-box.tsx';
import { useMounted } from '../elements/use-mounted.ts';
import { replayHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { PageTitle, usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { NumberPages } from '../tables/number-pages.tsx';
import { slicePage } from '../tables/slice-page.ts';
import { useSteadyRows } from '../tables/use-steady-rows.ts';
import { liveColumns } from './live-columns.tsx';
import { searchEvents } from './live-feed.ts';
import { LiveFilterForm } from './live-filter-form.tsx';
import { LiveStatus } from './live-status.tsx';
import { useLiveEvents } from './use-live-events.ts';

/** Loaded when an event is opened: the list is there sooner without it. */
const LiveEventPanel = dynamic(
  () => import('./live-event-panel.tsx').then((module) => module.LiveEventPanel),
  { ssr: false },
);

const PAGE_SIZE = 50;

const idOf = ({ id }: LiveEvent) => id;

interface LivePageProps {
  /** Shows the archived events of this span in place of those that arrive. */
  readonly span?: Span | undefined;
}

export function LivePage({ span }: LivePageProps) {
  const { get, set } = useUrlState();
  const isMounted = useMounted();
  const filter = { cache: get('cache'), topic: get('topic'), pattern: get('pattern') };
  const title = span === undefined ? 'Live events' : 'Archived events';
  const live = useLiveEvents(filter, span);
  const { feed, changeTo } = live;
  const openId = get('event');
  const search = get('search');
  const found = searchEvents(feed.events, search);
  const { items, page, pageCount } = slicePage(found, get('page'), PAGE_SIZE);
  const shown = useSteadyRows({
    items,
    idOf,
    listKey: JSON.stringify([filter, span, search, page]),
    isPlaceholder: false,
  });
  usePageKeys({ close: () => set({ event: undefined }) });
  useSplitPanel(
    openId === '' ? undefined : (
      <LiveEventPanel event={feed.events.find(({ id }) => id === openId)} />
    ),
  );
  return (
    <>
      <PageTitle title={title} />
      <Table
        variant="full-page"
        // On the server a sticky header would be a second header row; a table cannot get it later.
        key={isMounted ? 'sticky' : 'plain'}
        stickyHeader={isMounted}
        items={shown}
        columnDefinitions={liveColumns(span !== undefined)}
        trackBy="id"
        sortingDisabled
        ariaLabels={{ tableLabel: title }}
        header={
          <SpaceBetween size="m">
            <Header
              variant="awsui-h1-sticky"
              counter={`(${formatNumber(feed.total)})`}
              description={describePage(span)}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {span !== undefined && (
                    <PageButton
                      href={replayHref(span, { cache: filter.cache, topic: filter.topic })}
                    >
                      Change the span, or replay it
                    </PageButton>
                  )}
                  <Button disabled={feed.total === 0} onClick={() => changeTo({ type: 'clear' })}>
                    Clear
                  </Button>
                  <Button
                    iconName={feed.isPaused ? 'play' : 'pause'}
                    onClick={() => changeTo({ type: feed.isPaused ? 'resume' : 'pause' })}
                  >
                    {feed.isPaused ? 'Resume' : 'Pause'}
                  </Button>
                </SpaceBetween>
              }
            >
              {title}
            </Header>
            <LiveStatus live={live} isPast={span !== undefined} />
          </SpaceBetween>
        }
        filter={
          <SpaceBetween size="s">
            <LiveFilterForm
              key={JSON.stringify(filter)}
              filter={filter}
              isPast={span !== undefined}
              onApply={(changed) =>
                set({ ...changed, event: undefined, page: undefined }, { push: true })
              }
            />
            <SearchBox
              value={search}
              label="Search the events on this page"
              onSearch={(text) => set({ search: text, page: undefined })}
            />
          </SpaceBetween>
        }
        pagination={<NumberPages page={page} count={pageCount} />}
        empty={<NoEvents isPast={span !== undefined} />}
      />
    </>
  );
}

function NoEvents({ isPast }: { readonly isPast: boolean }) {
  return isPast ? (
    <EmptyState title="No events yet">
      AWS can take some minutes before it sends the first event. None comes if the span has no
      events that match.
    </EmptyState>
  ) : (
    <EmptyState
      title="No events yet"
      action={<PageButton href="/webhooks">Send a test event from a webhook</PageButton>}
    >
      Events appear here as they arrive while this page is open.
    </EmptyState>
  );
}

function describePage(span: Span | undefined): string {
  return span === undefined
    ? 'Momento events as they reach the bus, newest first. The page keeps the last 500.'
    : `Events in the archive from ${formatTime(span.from)} to ${formatTime(span.until)}. The page keeps the last 500.`;
}
