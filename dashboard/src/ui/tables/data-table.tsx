'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import type { PolledQuery } from '../client/use-polled-query.ts';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useDelayed } from '../elements/use-delayed.ts';
import { useMounted } from '../elements/use-mounted.ts';
import { PageTitle } from '../page/page-title.tsx';
import { useSteadyRows } from './use-steady-rows.ts';

interface Selection<Item> {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
  /** What a row is called, for those who do not see it. */
  readonly nameOf: (item: Item) => string;
}

interface DataTableProps<Item> {
  readonly title: string;
  /** What the page is for, in a line. */
  readonly description: string;
  /** The noun in plural, lower case: "webhooks". */
  readonly what: string;
  readonly counter?: string | undefined;
  readonly actions: ReactNode;
  readonly query: PolledQuery<unknown>;
  readonly items: readonly Item[];
  readonly columns: readonly TableProps.ColumnDefinition<Item>[];
  readonly trackBy: (item: Item) => string;
  /** What a person changes the items with: filters, order, page. */
  readonly listKey: string;
  /** Shown when there are no items and no error. */
  readonly empty: ReactNode;
  readonly search: ReactNode;
  readonly pagination?: ReactNode;
  readonly selection?: Selection<Item>;
  readonly sorting?: Pick<
    TableProps<Item>,
    'sortingColumn' | 'sortingDescending' | 'onSortingChange'
  >;
}

/**
 * A page that is one list: old rows stay while new ones load or when loading fails, and each where
 * it is while the pointer is over them.
 */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { title, what, query, selection } = props;
  const isSlow = useDelayed(query.isPending);
  const isMounted = useMounted();
  const items = useSteadyRows({
    items: props.items,
    idOf: props.trackBy,
    listKey: props.listKey,
    isPlaceholder: query.isPlaceholder,
  });
  return (
    <>
      <PageTitle title={title} />
      <Table
        variant="full-page"
        // On the server a sticky header would be a second header row; a table cannot get it later.
        key={isMounted ? 'sticky' : 'plain'}
        stickyHeader={isMounted}
        loading={isSlow}
        loadingText={`Loading the ${what}`}
        items={items}
        columnDefinitions={props.columns}
        trackBy={props.trackBy}
        empty={query.isPending || query.error !== null ? null : props.empty}
        filter={props.search}
        pagination={props.pagination}
        sortingDisabled={props.sorting === undefined}
        {...props.sorting}
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
