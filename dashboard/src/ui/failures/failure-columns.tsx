'use client';

import type { TableProps } from '@cloudscape-design/components/table';
import type { Failure } from '../../api/failure.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { describeKind } from './describe-kind.ts';
import { describeReason } from './describe-reason.ts';
import { FailureLink } from './failure-link.tsx';

export const FAILURE_COLUMNS: readonly TableProps.ColumnDefinition<Failure>[] = [
  {
    id: 'detail-type',
    header: 'Detail-type',
    isRowHeader: true,
    minWidth: 160,
    cell: (failure) => <FailureLink failure={failure} />,
  },
  {
    id: 'failed',
    header: 'Failed',
    minWidth: 130,
    cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
  },
  { id: 'kind', header: 'Not taken by', minWidth: 100, cell: ({ kind }) => describeKind(kind) },
  {
    id: 'reason',
    header: 'Reason',
    minWidth: 200,
    cell: ({ reason }) => describeReason(reason),
  },
  {
    id: 'attempts',
    header: 'Attempts',
    minWidth: 90,
    cell: ({ attempts }) => attempts ?? '–',
  },
  {
    id: 'expires',
    header: 'Expires',
    minWidth: 110,
    cell: ({ expiresAt }) => (expiresAt === undefined ? '–' : <RelativeTime at={expiresAt} />),
  },
];
