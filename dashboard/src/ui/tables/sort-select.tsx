import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { TableProps } from '@cloudscape-design/components/table';
import type { SizedColumn } from './use-table-layout.ts';

/** What a list is sorted by, and how to change that. */
export type Sorting<Item> = Pick<
  TableProps<Item>,
  'sortingColumn' | 'sortingDescending' | 'onSortingChange'
>;

interface SortSelectProps<Item> {
  readonly sorting: Sorting<Item>;
  readonly sortable: readonly SizedColumn<Item>[];
}

/** Sorts a list whose columns are not there to be clicked. The same again turns the order round. */
export function SortSelect<Item>({ sorting, sortable }: SortSelectProps<Item>) {
  const field = sorting.sortingColumn?.sortingField;
  const isDescending = sorting.sortingDescending === true;
  const sorted = sortable.find(({ sortingField }) => sortingField === field);
  return (
    <ButtonDropdown
      ariaLabel={`Sort: ${sorted?.header}, ${isDescending ? 'descending' : 'ascending'}`}
      expandToViewport
      items={sortable.map(({ id, header }) => ({
        id,
        text: header,
        ...(id === sorted?.id && {
          iconName: isDescending ? ('angle-down' as const) : ('angle-up' as const),
        }),
      }))}
      onItemClick={({ detail }) => {
        const chosen = sortable.find(({ id }) => id === detail.id);
        if (chosen === undefined) return;
        sorting.onSortingChange?.(
          new CustomEvent('sort', {
            detail: {
              sortingColumn: chosen,
              isDescending: chosen === sorted ? !isDescending : isDescending,
            },
          }),
        );
      }}
    >
      Sort
    </ButtonDropdown>
  );
}
