'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { EmptyState } from '../elements/empty-state.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { RelativeTime } from '../elements/relative-time.tsx';
import { useDelayed } from '../elements/use-delayed.ts';
import { describeReason } from '../gateway/describe-reason.ts';
import { failureHref } from '../navigation/failure-href.ts';
import { PageButton } from '../navigation/page-button.tsx';
import { PageLink } from '../navigation/page-link.tsx';
import { useLastFailures } from '../queries/use-last-failures.ts';
import { useSteadyRows } from '../tables/use-steady-rows.ts';

const NONE: readonly Failure[] = [];

const idOf = ({ id }: Failure) => id;

export function LastFailures() {
  const query = useLastFailures();
  const items = useSteadyRows({
    items: query.data?.failures ?? NONE,
    idOf,
    listKey: 'last',
    isPlaceholder: query.isPlaceholder,
  });
  const isSlow = useDelayed(query.isPending);
  return (
    <Table
      header={
        <SpaceBetween size="m">
          <Header
            variant="h2"
            description="The newest events that the bus or a target did not take."
            actions={<PageButton href="/failures">See all failures</PageButton>}
          >
            Last failures
          </Header>
          <QueryAlert query={query} what="failures" />
        </SpaceBetween>
      }
      ariaLabels={{ tableLabel: 'Last failures' }}
      items={items}
      trackBy="id"
      sortingDisabled
      loading={isSlow}
      loadingText="Loading the failures"
      columnDefinitions={[
        {
          id: 'detail-type',
          header: 'Detail-type',
          isRowHeader: true,
          cell: ({ id, detailType }) => (
            <PageLink href={failureHref(id)}>{detailType || 'Unreadable message'}</PageLink>
          ),
        },
        { id: 'failed', header: 'Failed', cell: ({ failedAt }) => <RelativeTime at={failedAt} /> },
        { id: 'reason', header: 'Reason', cell: ({ reason }) => describeReason(reason) },
      ]}
      empty={
        query.isPending || query.error !== null ? null : (
          <EmptyState title="No failures">The bus and its targets took every event.</EmptyState>
        )
      }
    />
  );
}
