import type { TableProps } from '@cloudscape-design/components/table';
import {
  FAILURE_SORTS,
  type Failure,
  type FailureSort,
} from '@momento-gateway/api/failures/failure';
import { useUrlState } from '../navigation/use-url-state.ts';

/** The order of the list, in the page's address. Another order has other pages. */
export function useFailureSorting() {
  const { get, set } = useUrlState();
  const sort: FailureSort = FAILURE_SORTS.find((known) => known === get('sort')) ?? 'failed';
  const order: 'asc' | 'desc' = get('order') === 'asc' ? 'asc' : 'desc';
  return {
    sort,
    order,
    sorting: {
      sortingColumn: { sortingField: sort },
      sortingDescending: order === 'desc',
      onSortingChange: ({ detail }: { readonly detail: TableProps.SortingState<Failure> }) => {
        const { sortingColumn, isDescending } = detail;
        set({
          sort: sortingColumn.sortingField === 'failed' ? undefined : sortingColumn.sortingField,
          order: isDescending ? undefined : 'asc',
          cursor: undefined,
          page: undefined,
        });
      },
    },
  };
}
