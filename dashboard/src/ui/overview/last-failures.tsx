import type { TableProps } from '@cloudscape-design/components/table';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { EmptyState } from '../elements/empty-state.tsx';
import { RelativeTime } from '../elements/relative-time.tsx';
import { describeReason } from '../gateway/describe-call.ts';
import { failureHref } from '../navigation/hrefs.ts';
import { PageButton, PageLink } from '../navigation/page-link.tsx';
import { useLastFailures } from '../queries/use-failures.ts';
import { SectionTable } from '../tables/section-table.tsx';

const NONE: readonly Failure[] = [];

const idOf = ({ id }: Failure) => id;

const COLUMNS: readonly TableProps.ColumnDefinition<Failure>[] = [
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
];

export function LastFailures() {
  const query = useLastFailures();
  return (
    <SectionTable
      title="Last failures"
      label="Last failures"
      description="The newest events that the bus or a target did not accept."
      what="failures"
      query={query}
      items={query.data?.failures ?? NONE}
      columns={COLUMNS}
      idOf={idOf}
      listKey="last"
      actions={<PageButton href="/failures">View all failures</PageButton>}
      empty={
        query.data?.complete ? (
          <EmptyState title="No failures">Nothing waits.</EmptyState>
        ) : (
          'Not all seen'
        )
      }
    />
  );
}
