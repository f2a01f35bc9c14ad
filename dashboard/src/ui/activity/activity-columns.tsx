import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { CopyText } from '../elements/copy-text.tsx';
import { formatDuration } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { explainCall, OUTCOMES } from '../gateway/describe-call.ts';
import { explainHref, failureOfCallHref, redriveHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';

const duration = (ms: number | undefined) => (ms === undefined ? '–' : formatDuration(ms));

export const ACTIVITY_COLUMNS: readonly SizedColumn<GatewayCall>[] = [
  { id: 'at', header: 'Time', basis: 100, cell: ({ at }) => <RelativeTime at={at} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    isRowHeader: true,
    basis: 150,
    cell: (call) => <OutcomeCell call={call} />,
  },
  {
    id: 'reason',
    header: 'Reason',
    basis: 145,
    cell: (call) => <span className="break">{explainCall(call) || '–'}</span>,
  },
  {
    id: 'sequence',
    header: 'Sequence',
    basis: 110,
    cell: ({ sequenceNumber }) => sequenceNumber ?? '–',
  },
  {
    id: 'event',
    header: 'Event id',
    basis: 125,
    cell: (call) => <EventCell call={call} />,
  },
  { id: 'age', header: 'Age', basis: 80, cell: ({ ageMs }) => duration(ageMs) },
  {
    id: 'publish',
    header: 'Publish',
    basis: 95,
    isExtra: true,
    cell: ({ publishMs }) => duration(publishMs),
  },
  { id: 'all', header: 'Total', basis: 80, cell: ({ durationMs }) => duration(durationMs) },
  {
    id: 'request',
    header: 'Request',
    basis: 130,
    cell: (call) => <RequestCell call={call} />,
  },
];

/** On a phone everything important is in one column. */
export const PHONE_ACTIVITY_COLUMNS = [
  {
    id: 'call',
    header: 'Call',
    isRowHeader: true,
    cell: (call: GatewayCall) => (
      <div className="stacked">
        <span>
          <OutcomeCell call={call} /> <RelativeTime at={call.at} />
        </span>
        <span>{explainCall(call)}</span>
        <span>
          Sequence: {call.sequenceNumber ?? '–'}, age: {duration(call.ageMs)}, publish:{' '}
          {duration(call.publishMs)}, total: {duration(call.durationMs)}
        </span>
        <span>
          Event: <EventCell call={call} />, request: <RequestCell call={call} />
        </span>
      </div>
    ),
  },
];

interface CellProps {
  readonly call: GatewayCall;
}

function OutcomeCell({ call: { outcome, status, requestId, redriven } }: CellProps) {
  return (
    <>
      <StatusIndicator type={OUTCOMES[outcome].type}>
        {outcome === 'parked' ? (
          <PageLink href={failureOfCallHref(requestId)}>Parked ({status})</PageLink>
        ) : (
          `${OUTCOMES[outcome].text} (${status})`
        )}
      </StatusIndicator>
      {redriven !== undefined && (
        <Box fontSize="body-s">
          <PageLink href={redriveHref(redriven.redriveId)} fontSize="inherit">
            Redriven
          </PageLink>{' '}
          <RelativeTime at={redriven.at} />
        </Box>
      )}
    </>
  );
}

function EventCell({ call: { eventId } }: CellProps) {
  if (eventId === undefined) return '–';
  return <CopyText text={eventId} what={`event id ${eventId}`} shownLength={8} />;
}

function RequestCell({ call: { requestId } }: CellProps) {
  return (
    <>
      <CopyText text={requestId} what={`request id ${requestId}`} isHidden />
      <PageLink href={explainHref({ requestId })} ariaLabel={`Explain request ${requestId}`}>
        Explain
      </PageLink>
    </>
  );
}
