'use client';

import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import type { Failure } from '../../api/failure.ts';
import { formatCount } from '../elements/format-count.ts';
import { SearchBox } from '../elements/search-box.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys, useSplitPanel } from '../shell/page-slots.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { NoMatch } from '../tables/no-match.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { DeleteFailuresDialog } from './delete-failures-dialog.tsx';
import { FAILURE_COLUMNS } from './failure-columns.tsx';
import { chooseSelection, type FailureSelection } from './failure-selection.ts';
import { FailuresActions } from './failures-actions.tsx';
import { NoFailures } from './no-failures.tsx';
import { RedriveDialog } from './redrive-dialog.tsx';
import { useFailures } from './use-failures.ts';

/** Loaded when a failure is opened: the list is there sooner without it. */
const FailurePanel = dynamic(
  () => import('./failure-panel.tsx').then((module) => module.FailurePanel),
  { ssr: false },
);

const PAGE_SIZE = 50;
const NONE: readonly Failure[] = [];

export function FailuresPage() {
  const { get, set } = useUrlState();
  const search = get('search');
  const openId = get('failure');
  const pages = useCursorPages(`failures:${search}`);
  const query = useFailures({ search, limit: PAGE_SIZE, cursor: pages.cursor });
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const [toRedrive, setToRedrive] = useState<FailureSelection>();
  const [toDelete, setToDelete] = useState<FailureSelection>();
  const failures = query.data?.failures ?? NONE;
  const selected = failures.filter(({ id }) => selectedIds.has(id));
  const total = query.data?.total ?? 0;
  const onSearch = useCallback(
    (text: string) => set({ search: text, cursor: undefined, page: undefined }),
    [set],
  );
  const clearSearch = () => onSearch('');
  usePageKeys({
    close: openId === '' ? clearSearch : () => set({ failure: undefined }),
  });
  useSplitPanel(
    openId === '' || query.data === undefined ? undefined : (
      <FailurePanel failure={failures.find(({ id }) => id === openId)} onRedrive={setToRedrive} />
    ),
  );
  return (
    <>
      <DataTable
        title="Failures"
        description="Events that the bus or a target did not take. Redrive sends them again."
        what="failures"
        counter={query.data && `(${total.toLocaleString('en')}${query.data.complete ? '' : '+'})`}
        query={query}
        items={failures}
        columns={FAILURE_COLUMNS}
        trackBy={({ id }) => id}
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
              search,
              total,
            )}
            onRedrive={setToRedrive}
            onDelete={setToDelete}
          />
        }
        search={
          <SearchBox
            label="Search by detail-type, reason or id"
            value={search}
            onSearch={onSearch}
            countText={search === '' ? undefined : formatCount(total, 'match', 'matches')}
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
          search === '' ? (
            <NoFailures />
          ) : (
            <NoMatch what="failures" search={search} onClear={clearSearch} />
          )
        }
      />
      <RedriveDialog selection={toRedrive} onClose={() => setToRedrive(undefined)} />
      <DeleteFailuresDialog selection={toDelete} onClose={() => setToDelete(undefined)} />
    </>
  );
}
