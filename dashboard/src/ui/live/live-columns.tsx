'use client';

import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { formatClock, formatTime } from '../elements/format-age.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { readDetail } from './read-detail.ts';

export const LIVE_COLUMNS: readonly TableProps.ColumnDefinition<LiveEvent>[] = [
  {
    id: 'arrived',
    header: 'Arrived',
    minWidth: 120,
    cell: ({ arrivedAt }) => (
      <time dateTime={new Date(arrivedAt).toISOString()} title={formatTime(arrivedAt)}>
        {formatClock(arrivedAt)}
      </time>
    ),
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    isRowHeader: true,
    minWidth: 160,
    cell: (event) => (
      <span className="wrapped">
        <LiveEventLink event={event} />
      </span>
    ),
  },
  {
    id: 'text',
    header: 'Text',
    minWidth: 260,
    cell: ({ event }) => <span className="one-line">{readDetail(event).text ?? '–'}</span>,
  },
  {
    id: 'sequence',
    header: 'Sequence number',
    minWidth: 140,
    cell: ({ event }) => readDetail(event).sequenceNumber ?? '–',
  },
  {
    id: 'delay',
    header: 'Since publish',
    minWidth: 120,
    cell: ({ event, arrivedAt }) => {
      const { publishedAt } = readDetail(event);
      return publishedAt === undefined
        ? '–'
        : `${Math.max(0, arrivedAt - publishedAt).toLocaleString('en')} ms`;
    },
  },
];

/** Opens an event beside the list. */
function LiveEventLink({ event: { id, detailType } }: { readonly event: LiveEvent }) {
  const { set } = useUrlState();
  return (
    <Link
      href={`/live?${new URLSearchParams({ event: id })}`}
      onFollow={(event) => {
        event.preventDefault();
        set({ event: id }, { push: true });
      }}
    >
      {detailType || 'Event without a detail-type'}
    </Link>
  );
}
