import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatTime } from '../elements/format-time.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { useNow } from '../elements/use-now.ts';
import { describeReason } from '../gateway/describe-call.ts';
import { failureHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink, PanelLink } from '../navigation/page-link.tsx';
import { describeFailureAge, describeKind } from './describe-failure.ts';

export const FAILURE_COLUMNS: readonly TableProps.ColumnDefinition<Failure>[] = [
  {
    id: 'failed',
    header: 'First failed',
    minWidth: 120,
    cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
  },
  {
    id: 'webhook',
    header: 'Webhook',
    minWidth: 110,
    cell: ({ webhookId, webhookName }) => {
      if (webhookId === undefined) return '–';
      if (webhookName === undefined) return 'Not registered';
      return (
        <span className="wrapped">
          <PageLink href={webhookHref(webhookId)}>{webhookName}</PageLink>
        </span>
      );
    },
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    isRowHeader: true,
    minWidth: 130,
    cell: ({ id, detailType }) => (
      <span className="wrapped">
        <PanelLink href={failureHref(id)}>{detailType || 'Unreadable message'}</PanelLink>
      </span>
    ),
  },
  { id: 'kind', header: 'Failed at', minWidth: 110, cell: ({ kind }) => describeKind(kind) },
  {
    id: 'reason',
    header: 'Reason',
    minWidth: 160,
    cell: ({ reason, held }) => (
      <>
        <span className="wrapped">{describeReason(reason)}</span>
        {held && <StatusIndicator type="pending">Held by another dashboard</StatusIndicator>}
      </>
    ),
  },
  {
    id: 'attempts',
    header: 'Attempts',
    minWidth: 80,
    cell: ({ attempts }) => attempts ?? '–',
  },
  {
    id: 'age',
    header: 'Age',
    minWidth: 120,
    cell: (failure) => <FailureAge failure={failure} />,
  },
];

/** How old a failure is, out of how long the queue keeps it; the end of that as its tooltip. */
function FailureAge({ failure }: { readonly failure: Failure }) {
  const { text, isUrgent } = describeFailureAge(failure, useNow());
  const { expiresAt } = failure;
  return (
    <span
      className="wrapped narrow"
      title={expiresAt === undefined ? undefined : `Expires at ${formatTime(expiresAt)}`}
    >
      {isUrgent ? <StatusIndicator type="warning">{text}</StatusIndicator> : text}
    </span>
  );
}
