import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useMounted } from '../elements/use-mounted.ts';
import { PageTitle } from '../page/page-slots.tsx';
import { type Sorting, SortSelect } from './sort-select.tsx';
import type { FittedTable } from './use-table-layout.ts';
import { type TableRowsOptions, useTableRows } from './use-table-rows.ts';

interface Selection<Item> {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
  /** What a row is called, for screen readers. */
  readonly nameOf: (item: Item) => string;
}

interface DataTableProps<Item> extends TableRowsOptions<Item>, FittedTable<Item> {
  readonly title: string;
  /** What the page is for, in a line. */
  readonly description: string;
  readonly counter?: string | undefined;
  readonly actions: ReactNode;
  readonly search: ReactNode;
  readonly pagination: ReactNode;
  readonly selection?: Selection<Item>;
  readonly sorting?: Sorting<Item>;
}

/** A page that is one list. */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { title, what, query, selection, sorting, sortable } = props;
  const isMounted = useMounted();
  return (
    <>
      <PageTitle title={title} />
      <Table
        variant="full-page"
        // On the server a sticky header would be a second header row; a table cannot get it later.
        key={isMounted ? 'sticky' : 'plain'}
        stickyHeader={isMounted}
        {...useTableRows(props)}
        filter={props.search}
        pagination={props.pagination}
        preferences={
          sorting && sortable ? (
            <SortSelect sorting={sorting} sortable={sortable} />
          ) : (
            props.preferences
          )
        }
        sortingDisabled={sorting === undefined}
        {...sorting}
        {...props.layout}
        {...selectionProps(selection)}
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: `Selected ${what}`,
          allItemsSelectionLabel: () => `Select all ${what} of this page`,
          itemSelectionLabel: (_, item) => `Select ${selection?.nameOf(item) ?? what}`,
        }}
        header={
          <SpaceBetween size="m">
            <Header
              variant="awsui-h1-sticky"
              description={props.description}
              actions={props.actions}
              counter={props.counter ?? ''}
            >
              {title}
            </Header>
            <QueryAlert query={query} what={what} />
          </SpaceBetween>
        }
      />
    </>
  );
}

function selectionProps<Item>(selection: Selection<Item> | undefined): Partial<TableProps<Item>> {
  if (selection === undefined) return {};
  return {
    selectionType: 'multi',
    selectedItems: selection.items,
    onSelectionChange: ({ detail }) => selection.onChange(detail.selectedItems),
  };
}
