import type { TableProps } from '@cloudscape-design/components/table';
import { useIsPhone } from '../elements/use-is-phone.ts';
import { PreferencesButton } from './preferences-button.tsx';
import { type SizedColumn, useTableLayout } from './use-table-layout.ts';

/**
 * A table that shows all that is important in any window: columns that fill it and can be chosen
 * and resized, and on a phone one column with everything in it.
 *
 * @param key names the table in this browser's storage
 */
export function useFittedTable<Item>(
  key: string,
  columns: readonly SizedColumn<Item>[],
  phoneColumns: readonly TableProps.ColumnDefinition<Item>[],
) {
  const { columns: sized, layout, preferences } = useTableLayout(key, columns);
  const isPhone = useIsPhone();
  return isPhone
    ? {
        columns: phoneColumns,
        /** What can be sorted by, although the columns are not there. */
        sortable: columns.filter(({ sortingField }) => sortingField !== undefined),
      }
    : { columns: sized, layout, preferences: <PreferencesButton {...preferences} /> };
}
