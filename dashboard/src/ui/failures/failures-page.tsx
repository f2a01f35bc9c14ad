'use client';

import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EmptyState, NoMatch } from '../elements/empty-state.tsx';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { countFailures, useGateway } from '../gateway/use-gateway.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { useFailures } from '../queries/use-failures.ts';
import { DataTable } from '../tables/data-table.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { FAILURE_COLUMNS } from './failure-columns.tsx';
import { chooseSelection, type FailureSelection } from './failure-selection.ts';
import { FailuresActions } from './failures-actions.tsx';
import { FailuresFilter } from './failures-filter.tsx';
import { useFailureFilter } from './use-failure-filter.ts';

/** Loaded when a failure is opened: the list is there sooner without it. */
const FailurePanel = dynamic(
  () => import('./failure-panel.tsx').then((module) => module.FailurePanel),
  { ssr: false },
);

/** Both loaded when they are first needed, and mounted from then on: else Esc would lose the focus. */
const RedriveDialog = dynamic(
  () => import('./redrive-dialog.tsx').then((module) => module.RedriveDialog),
  { ssr: false },
);
const DeleteFailuresDialog = dynamic(
  () => import('./delete-failures-dialog.tsx').then((module) => module.DeleteFailuresDialog),
  { ssr: false },
);

const PAGE_SIZE = 50;
const NONE: readonly Failure[] = [];

const idOf = ({ id }: Failure) => id;

export function FailuresPage() {
  const { get, set } = useUrlState();
  const [filter, setFilter] = useFailureFilter();
  const openId = get('failure');
  const pages = useCursorPages(`failures:${formatFilter(filter)}`);
  const query = useFailures({ filter, limit: PAGE_SIZE, cursor: pages.cursor });
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const [toRedrive, setToRedrive] = useState<FailureSelection>();
  const [isRedriveAsked, setRedriveAsked] = useState(get('redrive') !== '');
  const [toDelete, setToDelete] = useState<FailureSelection>();
  const [isDeletionAsked, setDeletionAsked] = useState(false);
  const failures = query.data?.failures ?? NONE;
  const selected = failures.filter(({ id }) => selectedIds.has(id));
  const total = query.data?.total ?? 0;
  const depth = countFailures(useGateway().data);
  const clearFilter = () => setFilter(NO_FILTER);
  const askToRedrive = (selection: FailureSelection) => {
    setRedriveAsked(true);
    setToRedrive(selection);
  };
  usePageKeys({
    close: openId === '' ? clearFilter : () => set({ failure: undefined }),
  });
  useSplitPanel(
    openId === '' || query.data === undefined ? undefined : (
      <FailurePanel
        key={openId}
        failureId={openId}
        listed={failures.find(({ id }) => id === openId)}
        onRedrive={askToRedrive}
      />
    ),
  );
  return (
    <>
      <DataTable
        title="Failures"
        description={describeList(depth, query.data?.heldElsewhere ?? 0)}
        what="failures"
        counter={query.data && `(${formatNumber(total)}${query.data.complete ? '' : '+'})`}
        query={query}
        items={failures}
        columns={FAILURE_COLUMNS}
        idOf={idOf}
        listKey={JSON.stringify([filter, pages.cursor])}
        selection={{
          items: selected,
          onChange: (items) => setSelectedIds(new Set(items.map(({ id }) => id))),
          nameOf: ({ detailType, id }) => `${detailType} ${id}`,
        }}
        actions={
          <FailuresActions
            query={query}
            selection={chooseSelection(
              selected.map(({ id }) => id),
              filter,
              total,
            )}
            onRedrive={askToRedrive}
            onDelete={(selection) => {
              setDeletionAsked(true);
              setToDelete(selection);
            }}
          />
        }
        search={
          <FailuresFilter
            filter={filter}
            onChange={setFilter}
            options={query.data?.options ?? []}
            countText={formatCount(total, 'match', 'matches')}
          />
        }
        pagination={
          <PageTurner
            pages={pages}
            nextCursor={query.data?.cursor}
            count={Math.ceil(total / PAGE_SIZE)}
          />
        }
        empty={
          filter.tokens.length === 0 ? (
            <EmptyState
              title="No failures"
              action={<PageButton href="/webhooks">View webhooks</PageButton>}
            >
              The bus and the targets accepted every event.
            </EmptyState>
          ) : (
            <NoMatch action="Clear the filter" onClear={clearFilter}>
              No failure matches the filter.
            </NoMatch>
          )
        }
      />
      {isRedriveAsked && (
        <RedriveDialog selection={toRedrive} onClose={() => setToRedrive(undefined)} />
      )}
      {isDeletionAsked && (
        <DeleteFailuresDialog selection={toDelete} onClose={() => setToDelete(undefined)} />
      )}
    </>
  );
}

function describeList(depth: number | undefined, heldElsewhere: number): string {
  const parts = ['Events that the bus or a target did not accept. Redrive sends them again.'];
  if (depth !== undefined) {
    parts.push(`SQS counts about ${formatCount(depth, 'failure')} in total.`);
  }
  if (heldElsewhere > 0) {
    parts.push(
      `${formatCount(heldElsewhere, 'more is', 'more are')} held by another dashboard right now.`,
    );
  }
  return parts.join(' ');
}
