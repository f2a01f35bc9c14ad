import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { GatewayCall } from '@momento-gateway/api/observation/activity';
import { CopyText } from '../elements/copy-text.tsx';
import { formatDuration } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { explainCall, OUTCOMES } from '../gateway/describe-call.ts';
import { failureOfCallHref, redriveHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';

const duration = (ms: number | undefined) => (ms === undefined ? '–' : formatDuration(ms));

export const ACTIVITY_COLUMNS: readonly TableProps.ColumnDefinition<GatewayCall>[] = [
  { id: 'at', header: 'Time', minWidth: 105, cell: ({ at }) => <RelativeTime at={at} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    isRowHeader: true,
    minWidth: 120,
    cell: ({ outcome, status, requestId, redriven }) => (
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
    ),
  },
  {
    id: 'reason',
    header: 'Reason',
    minWidth: 180,
    cell: (call) => <span className="reason">{explainCall(call) || '–'}</span>,
  },
  {
    id: 'sequence',
    header: 'Sequence',
    minWidth: 80,
    cell: ({ sequenceNumber }) => sequenceNumber ?? '–',
  },
  {
    id: 'event',
    header: 'Event id',
    minWidth: 125,
    cell: ({ eventId }) =>
      eventId === undefined ? (
        '–'
      ) : (
        <CopyText text={eventId} what={`event id ${eventId}`} shownLength={8} />
      ),
  },
  { id: 'age', header: 'Age', minWidth: 80, cell: ({ ageMs }) => duration(ageMs) },
  {
    id: 'publish',
    header: 'Publish',
    minWidth: 80,
    cell: ({ publishMs }) => duration(publishMs),
  },
  { id: 'all', header: 'Total', minWidth: 80, cell: ({ durationMs }) => duration(durationMs) },
  {
    id: 'request',
    header: 'Request',
    minWidth: 80,
    cell: ({ requestId }) => (
      <CopyText text={requestId} what={`request id ${requestId}`} isHidden />
    ),
  },
];
