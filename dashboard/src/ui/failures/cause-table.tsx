import type { TableProps } from '@cloudscape-design/components/table';
import type { FailureGroup } from '@momento-gateway/api/failures/failure-causes';
import { formatFilter, isNoFilter, NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import { formatNumber } from '../elements/format-count.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys } from '../page/page-slots.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { listCauseColumns, listPhoneCauseColumns } from './cause-columns.tsx';
import { describeCauses } from './describe-list.ts';
import { chooseSelection } from './failure-selection.ts';
import { FailuresActions } from './failures-actions.tsx';
import { FailuresSearch } from './failures-search.tsx';
import { NoFailures } from './nothing-listed.tsx';
import { keyOfGroup, readGroupSort, sortGroups } from './sort-groups.ts';
import { useFailureCauses } from './use-failure-causes.ts';
import { useFailureDialogs } from './use-failure-dialogs.tsx';
import { useFailureFilter } from './use-failure-filter.ts';

const NONE: readonly FailureGroup[] = [];
const nothing = () => {};

/** Failures counted by cause. */
export function CauseTable() {
  const { get, set } = useUrlState();
  const [filter, setFilter] = useFailureFilter();
  const query = useFailureCauses(filter);
  const { askToRedrive, askToDelete, dialogs } = useFailureDialogs(nothing);
  const fitted = useFittedTable(
    'causes',
    listCauseColumns(filter, askToRedrive),
    listPhoneCauseColumns(filter, askToRedrive),
  );
  const sort = readGroupSort(get('sort'));
  const isDescending = get('order') !== 'asc';
  const { groups = NONE, total = 0, allTotal = 0 } = query.data ?? {};
  const clearFilter = () => setFilter(NO_FILTER);
  usePageKeys({ close: clearFilter });
  const onSort = ({ detail }: { readonly detail: TableProps.SortingState<FailureGroup> }) =>
    set({
      sort: detail.sortingColumn.sortingField,
      order: detail.isDescending ? undefined : 'asc',
    });
  return (
    <>
      <DataTable
        title="Failures"
        description={describeCauses(query.data)}
        what="causes"
        counter={query.data && `(${formatNumber(allTotal)}${query.data.complete ? '' : '+'})`}
        query={query}
        items={sortGroups(groups, sort, isDescending)}
        {...fitted}
        idOf={keyOfGroup}
        listKey={JSON.stringify([formatFilter(filter), sort, isDescending])}
        sorting={{
          sortingColumn: { sortingField: sort },
          sortingDescending: isDescending,
          onSortingChange: onSort,
        }}
        actions={
          <FailuresActions
            query={query}
            selection={chooseSelection(undefined, filter, total)}
            filter={filter}
            total={total}
            onClear={nothing}
            onRedrive={askToRedrive}
            onDelete={askToDelete}
          />
        }
        search={<FailuresSearch filter={filter} onChange={setFilter} facts={query.data} />}
        pagination={null}
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
