import type { Failure } from '@momento-gateway/api/failures/failure';
import { formatFilter, isNoFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import dynamic from 'next/dynamic';
import { formatNumber } from '../elements/format-count.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { useFailures } from '../queries/use-failures.ts';
import { DataTable } from '../tables/data-table.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { describeList } from './describe-list.ts';
import { FAILURE_COLUMNS, PHONE_COLUMNS } from './failure-columns.tsx';
import { chooseSelection } from './failure-selection.ts';
import { FailuresActions } from './failures-actions.tsx';
import { FailuresSearch } from './failures-search.tsx';
import { NoFailures } from './nothing-listed.tsx';
import { useFailureDialogs } from './use-failure-dialogs.tsx';
import { useFailureFilter } from './use-failure-filter.ts';
import { useFailureSorting } from './use-failure-sorting.ts';
import { useSelectedIds } from './use-selected-ids.ts';

/** Loaded when a failure is opened: the list is there sooner without it. */
const FailurePanel = dynamic(
  () => import('./failure-panel.tsx').then((module) => module.FailurePanel),
  { ssr: false },
);

const PAGE_SIZE = 50;
const NONE: readonly Failure[] = [];

const idOf = ({ id }: Failure) => id;

export function FailureTable() {
  const { get, set } = useUrlState();
  const [filter, setFilter] = useFailureFilter();
  const openId = get('failure');
  const { sort, order, sorting } = useFailureSorting();
  const pages = useCursorPages(`failures:${formatFilter(filter)}:${sort}:${order}`);
  const query = useFailures({ filter, sort, order, limit: PAGE_SIZE, cursor: pages.cursor });
  const selected = useSelectedIds();
  const { askToRedrive, askToDelete, lastEnded, dialogs } = useFailureDialogs(selected.drop);
  const fitted = useFittedTable('failures', FAILURE_COLUMNS, PHONE_COLUMNS);
  const failures = query.data?.failures ?? NONE;
  const { total = 0, allTotal = 0 } = query.data ?? {};
  const selection = chooseSelection(selected.ids, filter, total);
  const clearFilter = () => setFilter(NO_FILTER);
  usePageKeys({
    close: openId === '' ? clearFilter : () => set({ failure: undefined }),
  });
  useSplitPanel(
    openId === '' || query.isPending ? undefined : (
      <FailurePanel
        key={openId}
        failureId={openId}
        listed={failures.find(({ id }) => id === openId)}
        lastEnded={lastEnded}
        onRedrive={askToRedrive}
      />
    ),
  );
  const count = `${formatNumber(allTotal)}${query.data?.complete === false ? '+' : ''}`;
  return (
    <>
      <DataTable
        title="Failures"
        description={describeList(query.data)}
        what="failures"
        counter={
          query.data &&
          (selection.type === 'selected'
            ? `(${formatNumber(selection.count)}/${count})`
            : `(${count})`)
        }
        query={query}
        items={failures}
        {...fitted}
        idOf={idOf}
        listKey={JSON.stringify([filter, sort, order, pages.cursor])}
        sorting={sorting}
        selection={{
          items: failures.filter(({ id }) => selected.ids?.has(id)),
          onChange: (items) => selected.selectOnPage(failures, items),
          nameOf: ({ detailType, id }) => `${detailType} ${id}`,
        }}
        actions={
          <FailuresActions
            query={query}
            selection={selection}
            filter={filter}
            total={total}
            onClear={selected.clear}
            onRedrive={askToRedrive}
            onDelete={askToDelete}
          />
        }
        search={<FailuresSearch filter={filter} onChange={setFilter} facts={query.data} />}
        pagination={
          <PageTurner
            pages={pages}
            nextCursor={query.data?.cursor}
            isPlaceholder={query.isPlaceholder}
            count={Math.ceil(total / PAGE_SIZE)}
          />
        }
        empty={
          <NoFailures
            isFiltered={!isNoFilter(filter)}
            isComplete={query.data?.complete === true}
            onClear={clearFilter}
          />
        }
      />
      {dialogs}
    </>
  );
}
