import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { useDelayed } from '../elements/use-delayed.ts';
import { useSteadyRows } from './use-steady-rows.ts';

export interface TableRowsOptions<Item> {
  /** The noun in plural, lower case: "webhooks". */
  readonly what: string;
  readonly query: PolledQuery;
  readonly items: readonly Item[];
  readonly columns: readonly TableProps.ColumnDefinition<Item>[];
  readonly idOf: (item: Item) => string;
  /** Filters, order and page: when it changes, rows no longer keep their places. */
  readonly listKey: string;
  /** Shown when there are no items and no error. */
  readonly empty: ReactNode;
}

/**
 * The rows of a table. Old rows stay while new ones load or when loading fails, and each stays in
 * its place while the pointer is over the table.
 */
export function useTableRows<Item>(options: TableRowsOptions<Item>) {
  const { what, query, items, columns, idOf, listKey, empty } = options;
  return {
    items: useSteadyRows({ items, idOf, listKey, isPlaceholder: query.isPlaceholder }),
    columnDefinitions: columns,
    trackBy: idOf,
    loading: useDelayed(query.isPending),
    loadingText: `Loading the ${what}`,
    empty: query.isPending || query.error !== null ? null : empty,
  } as const satisfies Partial<TableProps<Item>>;
}
