import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { memo } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatCount } from '../elements/format-count.ts';
import { SearchBox } from '../elements/search-box.tsx';
import { useMounted } from '../elements/use-mounted.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { NumberPages } from '../tables/number-pages.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { liveColumns, PHONE_LIVE_COLUMNS } from './live-columns.tsx';
import { useLiveView } from './live-context.ts';
import type { FeedEvent } from './live-feed.ts';
import { LiveFilterForm } from './live-filter-form.tsx';
import { LiveHeader } from './live-header.tsx';

interface LiveTableProps {
  readonly items: readonly FeedEvent[];
  /** Whether archived events are shown. */
  readonly isPast: boolean;
  /** Whether it is a part of a webhook's page. */
  readonly isPart: boolean;
  readonly page: number;
  readonly pageCount: number;
}

/** Rendered only when its rows change: 50 of them take long enough to be felt. */
export const LiveTable = memo(function LiveTable(props: LiveTableProps) {
  const { items, isPast, isPart, page, pageCount } = props;
  const isMounted = useMounted();
  const { columns, layout, preferences } = useFittedTable(
    isPast ? 'archived-events' : 'live-events',
    liveColumns(isPast),
    PHONE_LIVE_COLUMNS,
  );
  return (
    <Table
      variant={isPart ? 'container' : 'full-page'}
      // On the server a sticky header would be a second header row; a table cannot get it later.
      key={isMounted ? 'sticky' : 'plain'}
      stickyHeader={isMounted && !isPart}
      items={items}
      columnDefinitions={columns}
      {...layout}
      preferences={preferences}
      trackBy="id"
      sortingDisabled
      ariaLabels={{ tableLabel: isPast ? 'Archived events' : 'Live events' }}
      header={<LiveHeader />}
      filter={<LiveFilters />}
      pagination={<NumberPages page={page} count={pageCount} />}
      empty={<NoEvents isPast={isPast} />}
    />
  );
});

function LiveFilters() {
  const { get, set } = useUrlState();
  const { filter, span, isPart, foundCount } = useLiveView();
  const search = get('search');
  return (
    <SpaceBetween size="s">
      {!isPart && (
        <LiveFilterForm
          key={JSON.stringify(filter)}
          filter={filter}
          isPast={span !== undefined}
          onApply={(changed) =>
            set({ ...changed, event: undefined, page: undefined }, { push: true })
          }
        />
      )}
      <SearchBox
        value={search}
        label="Search the events on this page"
        countText={search === '' ? undefined : formatCount(foundCount, 'match', 'matches')}
        onSearch={(text) => set({ search: text, page: undefined })}
      />
    </SpaceBetween>
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
