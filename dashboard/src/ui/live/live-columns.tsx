import type { TableProps } from '@cloudscape-design/components/table';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { formatNumber } from '../elements/format-count.ts';
import { formatClock, formatTime } from '../elements/format-time.ts';
import { EventLink } from './event-link.tsx';
import { isReplayed, readDetail } from './live-feed.ts';

const COLUMNS: readonly TableProps.ColumnDefinition<LiveEvent>[] = [
  {
    id: 'arrived',
    header: 'Arrived',
    minWidth: 120,
    cell: ({ event, arrivedAt }) => (
      <time dateTime={new Date(arrivedAt).toISOString()} title={formatTime(arrivedAt)}>
        {isReplayed(event) ? formatTime(arrivedAt) : formatClock(arrivedAt)}
      </time>
    ),
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    isRowHeader: true,
    minWidth: 160,
    cell: ({ id, detailType }) => (
      <span className="wrapped">
        <EventLink id={id}>{detailType || 'Event without a detail-type'}</EventLink>
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
      return publishedAt === undefined || isReplayed(event)
        ? '–'
        : `${formatNumber(Math.max(0, arrivedAt - publishedAt))} ms`;
    },
  },
];

/** Of an archived event the time is its own, and that of its arrival is unknown. */
const PAST_COLUMNS = COLUMNS.filter(({ id }) => id !== 'delay').map((column) =>
  column.id === 'arrived' ? { ...column, header: 'Time' } : column,
);

export function liveColumns(isPast: boolean): typeof COLUMNS {
  return isPast ? PAST_COLUMNS : COLUMNS;
}
