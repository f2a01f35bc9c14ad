import type { Failure } from '@momento-gateway/api/failures/failure';
import { RelativeTime } from '../elements/relative-time.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { describeKind } from './describe-failure.ts';
import {
  ExpiryCell,
  FailureLink,
  FailureSummary,
  ReasonCell,
  TargetCell,
  WebhookCell,
} from './failure-cells.tsx';

/** The columns of the list; each can be sorted by what `api` calls it. */
export const FAILURE_COLUMNS: readonly SizedColumn<Failure>[] = [
  {
    id: 'failed',
    header: 'First failed',
    basis: 112,
    sortingField: 'failed',
    cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    basis: 165,
    sortingField: 'detail-type',
    isRowHeader: true,
    cell: (failure) => <FailureLink failure={failure} />,
  },
  {
    id: 'reason',
    header: 'Reason',
    basis: 210,
    sortingField: 'reason',
    cell: (failure) => <ReasonCell failure={failure} />,
  },
  {
    id: 'target',
    header: 'Target',
    basis: 140,
    sortingField: 'target',
    cell: (failure) => <TargetCell failure={failure} />,
  },
  {
    id: 'webhook',
    header: 'Webhook',
    basis: 140,
    sortingField: 'webhook',
    cell: (failure) => <WebhookCell {...failure} />,
  },
  {
    id: 'expires',
    header: 'Expires',
    basis: 110,
    sortingField: 'expires',
    cell: (failure) => <ExpiryCell failure={failure} />,
  },
  {
    id: 'kind',
    header: 'Failed at',
    basis: 100,
    isExtra: true,
    sortingField: 'kind',
    cell: ({ kind }) => describeKind(kind),
  },
  {
    id: 'attempts',
    header: 'Attempts',
    basis: 100,
    isExtra: true,
    sortingField: 'attempts',
    cell: ({ attempts }) => attempts ?? '–',
  },
];

/** On a phone everything important is in one column. */
export const PHONE_COLUMNS = [
  {
    id: 'failure',
    header: 'Failure',
    isRowHeader: true,
    cell: (failure: Failure) => <FailureSummary failure={failure} />,
  },
];
