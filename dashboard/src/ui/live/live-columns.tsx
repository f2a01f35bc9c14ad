import type { LiveEvent } from '@momento-gateway/api/live/live';
import { formatNumber } from '../elements/format-count.ts';
import { formatClock, formatTime } from '../elements/format-time.ts';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { EventLink } from './event-link.tsx';
import { isReplayed, readDetail } from './live-feed.ts';

const COLUMNS: readonly SizedColumn<LiveEvent>[] = [
  {
    id: 'arrived',
    header: 'Arrived',
    basis: 120,
    cell: (event) => <ArrivalTime event={event} />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    isRowHeader: true,
    basis: 190,
    cell: (event) => <DetailTypeLink event={event} />,
  },
  {
    id: 'text',
    header: 'Text',
    basis: 310,
    cell: ({ event }) => <span className="one-line">{readDetail(event).text ?? '–'}</span>,
  },
  {
    id: 'sequence',
    header: 'Sequence number',
    basis: 140,
    cell: ({ event }) => readDetail(event).sequenceNumber ?? '–',
  },
  {
    id: 'delay',
    header: 'Since publish',
    basis: 120,
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
  column.id === 'arrived' ? { ...column, header: 'Time', basis: 210 } : column,
);

export function liveColumns(isPast: boolean): typeof COLUMNS {
  return isPast ? PAST_COLUMNS : COLUMNS;
}

/** On a phone everything important is in one column. */
export const PHONE_LIVE_COLUMNS = [
  {
    id: 'event',
    header: 'Event',
    isRowHeader: true,
    cell: (event: LiveEvent) => {
      const { text, sequenceNumber } = readDetail(event.event);
      return (
        <div className="stacked">
          <DetailTypeLink event={event} />
          <span className="one-line">{text ?? '–'}</span>
          <span>
            <ArrivalTime event={event} />
            {sequenceNumber !== undefined && `, sequence number ${sequenceNumber}`}
          </span>
        </div>
      );
    },
  },
];

interface CellProps {
  readonly event: LiveEvent;
}

function DetailTypeLink({ event: { id, detailType } }: CellProps) {
  return (
    <span className="break">
      <EventLink id={id}>{detailType || 'Event without a detail-type'}</EventLink>
    </span>
  );
}

function ArrivalTime({ event: { event, arrivedAt } }: CellProps) {
  return (
    <time dateTime={new Date(arrivedAt).toISOString()} title={formatTime(arrivedAt)}>
      {isReplayed(event) ? formatTime(arrivedAt) : formatClock(arrivedAt)}
    </time>
  );
}
