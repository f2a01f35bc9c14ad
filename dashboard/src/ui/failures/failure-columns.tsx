'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { RelativeTime } from '../elements/relative-time.tsx';
import { describeReason } from '../gateway/describe-reason.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { webhookHref } from '../navigation/webhook-href.ts';
import { describeKind } from './describe-kind.ts';
import { FailureAge } from './failure-age.tsx';
import { FailureLink } from './failure-link.tsx';

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
    cell: (failure) => (
      <span className="wrapped">
        <FailureLink failure={failure} />
      </span>
    ),
  },
  { id: 'kind', header: 'Not taken by', minWidth: 110, cell: ({ kind }) => describeKind(kind) },
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
