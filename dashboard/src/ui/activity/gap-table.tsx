import type { Gaps } from '@momento-gateway/api/observation/gaps';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { formatTime } from '../elements/format-time.ts';
import { explainHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { SectionTable } from '../tables/section-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';

type Gap = Gaps['gaps'][number];

const NONE: readonly Gap[] = [];
const DESCRIPTION =
  'The newest 100. Not seen: a loss before the first message, after the last one, or where the numbering restarted.';

/** On both sides of a gap: the calls before and after it are in the list of calls. */
const AROUND_MS = 60_000;

const idOf = ({ from, publishedBefore }: Gap) => `${from} ${publishedBefore}`;

interface GapTableProps {
  readonly webhookId: string;
  readonly query: PolledQuery & { readonly data: Gaps | undefined };
}

/** The missing numbers, newest first. */
export function GapTable({ webhookId, query }: GapTableProps) {
  const gaps = query.data?.gaps ?? NONE;
  return (
    <SectionTable
      title="Gaps"
      label="Gaps in the sequence numbers"
      description={DESCRIPTION}
      counter={gaps.length > 0 ? `(${formatNumber(gaps.length)})` : ''}
      what="gaps"
      query={query}
      items={gaps}
      {...useFittedTable('gaps', listColumns(webhookId), listPhoneColumns(webhookId))}
      idOf={idOf}
      listKey={`gaps ${webhookId}`}
      actions={undefined}
      empty={
        query.data && (
          <EmptyState title="No gaps">
            No number was missing since {formatTime(query.data.since)}.
          </EmptyState>
        )
      }
    />
  );
}

function listColumns(webhookId: string): readonly SizedColumn<Gap>[] {
  return [
    {
      id: 'numbers',
      header: 'Sequence numbers',
      isRowHeader: true,
      basis: 170,
      cell: describeNumbers,
    },
    { id: 'count', header: 'Messages', basis: 100, cell: countMessages },
    { id: 'after', header: 'Published after', basis: 190, cell: (gap) => after(gap) },
    { id: 'before', header: 'Published before', basis: 190, cell: (gap) => before(gap) },
    {
      id: 'calls',
      header: 'Calls',
      basis: 130,
      cell: (gap) => <CallsLink webhookId={webhookId} gap={gap} />,
    },
  ];
}

function listPhoneColumns(webhookId: string) {
  return [
    {
      id: 'gap',
      header: 'Gap',
      isRowHeader: true,
      cell: (gap: Gap) => (
        <div className="stacked">
          <span>
            {describeNumbers(gap)} ({countMessages(gap)})
          </span>
          <span>
            Published between {after(gap)} and {before(gap)}
          </span>
          <CallsLink webhookId={webhookId} gap={gap} />
        </div>
      ),
    },
  ];
}

const after = ({ publishedAfter }: Gap) => formatTime(publishedAfter);
const before = ({ publishedBefore }: Gap) => formatTime(publishedBefore);

function describeNumbers({ from, to }: Gap): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

function countMessages({ from, to }: Gap): string {
  return formatNumber(to - from + 1);
}

function CallsLink({ webhookId, gap }: { readonly webhookId: string; readonly gap: Gap }) {
  const { publishedAfter, publishedBefore, from } = gap;
  const span = {
    from: String(Math.floor(publishedAfter - AROUND_MS)),
    until: String(Math.ceil(publishedBefore + AROUND_MS)),
  };
  return (
    <>
      <PageLink
        href={webhookHref(webhookId, { tab: 'activity', ...span })}
        ariaLabel={`Calls around it, the gap at ${from}`}
      >
        Calls around it
      </PageLink>
      {', '}
      <PageLink
        href={explainHref({ webhookId, sequenceNumber: String(from) })}
        ariaLabel={`Explain the gap at ${from}`}
      >
        Explain
      </PageLink>
    </>
  );
}
