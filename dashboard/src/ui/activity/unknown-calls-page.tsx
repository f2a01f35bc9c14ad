'use client';

import type { UnknownCall, UnknownCallList } from '@momento-gateway/api/observation/unknown-calls';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMissingRole } from '../callers/session.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { formatTime } from '../elements/format-time.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { PageButton } from '../navigation/page-link.tsx';
import { Page } from '../page/page.tsx';
import { useUnknownCalls } from '../queries/use-unknown-calls.ts';
import { DataTable } from '../tables/data-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { PHONE_UNKNOWN_CALL_COLUMNS, UNKNOWN_CALL_COLUMNS } from './unknown-call-columns.tsx';

const NONE: readonly UnknownCall[] = [];

const TITLE = 'Unknown webhooks';

const DESCRIPTION =
  'Signed calls whose URL names no webhook that is registered here. A URL is mistyped at Momento, or a webhook was deleted, or somebody guesses. The gateway refuses them.';

const idOf = ({ called }: UnknownCall) => called;

/** Calls to webhooks that do not exist, so that a mistyped URL is found. */
export function UnknownCallsPage() {
  const reason = useMissingRole('listUnknownCalls');
  return reason === undefined ? (
    <UnknownCallTable />
  ) : (
    <Page title={TITLE} description={DESCRIPTION}>
      <NeedsRole of="listUnknownCalls">{null}</NeedsRole>
    </Page>
  );
}

function UnknownCallTable() {
  const query = useUnknownCalls();
  const { unknownCalls = NONE, total } = query.data ?? {};
  return (
    <DataTable
      title={TITLE}
      description={`${DESCRIPTION} ${query.data ? describeReach(query.data) : ''}`}
      what="calls to unknown webhooks"
      counter={total === undefined ? undefined : `(${formatNumber(total)})`}
      query={query}
      items={unknownCalls}
      {...useFittedTable('unknown-calls', UNKNOWN_CALL_COLUMNS, PHONE_UNKNOWN_CALL_COLUMNS)}
      idOf={idOf}
      listKey="unknown-calls"
      actions={<RefreshButton query={query} what="calls to unknown webhooks" />}
      search={null}
      pagination={null}
      empty={
        <EmptyState
          title="No calls to unknown webhooks"
          action={<PageButton href="/webhooks">View webhooks</PageButton>}
        >
          Every signed call that was found was for a webhook that is registered.
        </EmptyState>
      }
    />
  );
}

function describeReach({ unknownCalls, total, complete, searchedFrom }: UnknownCallList): string {
  const back = `The log was searched back to ${formatTime(searchedFrom)}`;
  const reach = complete
    ? `${back}.`
    : `${back}: it has very many such calls, and there may be more.`;
  return unknownCalls.length < total
    ? `${reach} The ones that were called most are listed.`
    : reach;
}
