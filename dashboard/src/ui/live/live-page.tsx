'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import dynamic from 'next/dynamic';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { useMounted } from '../elements/use-mounted.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { PageTitle, usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { NumberPages } from '../tables/number-pages.tsx';
import { slicePage } from '../tables/slice-page.ts';
import { useSteadyRows } from '../tables/use-steady-rows.ts';
import { LIVE_COLUMNS } from './live-columns.tsx';
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

export function LivePage() {
  const { get, set } = useUrlState();
  const isMounted = useMounted();
  const filter = { cache: get('cache'), topic: get('topic'), pattern: get('pattern') };
  const live = useLiveEvents(filter);
  const { feed, changeTo } = live;
  const openId = get('event');
  const { items, page, pageCount } = slicePage(feed.events, get('page'), PAGE_SIZE);
  const shown = useSteadyRows({
    items,
    idOf,
    listKey: JSON.stringify([filter, page]),
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
      <PageTitle title="Live events" />
      <Table
        variant="full-page"
        // On the server a sticky header would be a second header row; a table cannot get it later.
        key={isMounted ? 'sticky' : 'plain'}
        stickyHeader={isMounted}
        items={shown}
        columnDefinitions={LIVE_COLUMNS}
        trackBy="id"
        sortingDisabled
        ariaLabels={{ tableLabel: 'Live events' }}
        header={
          <SpaceBetween size="m">
            <Header
              variant="awsui-h1-sticky"
              counter={`(${formatNumber(feed.total)})`}
              description="Momento events as they reach the bus, newest first. The page keeps the last 500."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
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
              Live events
            </Header>
            <LiveStatus live={live} />
          </SpaceBetween>
        }
        filter={
          <LiveFilterForm
            key={JSON.stringify(filter)}
            filter={filter}
            onApply={(changed) =>
              set({ ...changed, event: undefined, page: undefined }, { push: true })
            }
          />
        }
        pagination={<NumberPages page={page} count={pageCount} />}
        empty={
          <EmptyState
            title="No events yet"
            action={<PageButton href="/webhooks">Send a test event from a webhook</PageButton>}
          >
            Events appear here as they arrive while this page is open.
          </EmptyState>
        }
      />
    </>
  );
}
