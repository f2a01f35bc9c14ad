import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { QueryAlert } from '../elements/query-alert.tsx';
import type { FittedTable } from './use-table-layout.ts';
import { type TableRowsOptions, useTableRows } from './use-table-rows.ts';

interface SectionTableProps<Item> extends TableRowsOptions<Item>, FittedTable<Item> {
  readonly title: string;
  /** The table's name for screen readers. */
  readonly label: string;
  readonly description: string;
  readonly counter?: string;
  readonly actions: ReactNode;
  readonly filter?: ReactNode;
  readonly pagination?: ReactNode;
}

/** A list that is one part of a page. */
export function SectionTable<Item>(props: SectionTableProps<Item>) {
  const { title, label, description, counter = '', actions, query, what } = props;
  return (
    <Table
      {...useTableRows(props)}
      header={
        <SpaceBetween size="m">
          <Header variant="h2" description={description} actions={actions} counter={counter}>
            {title}
          </Header>
          <QueryAlert query={query} what={what} />
        </SpaceBetween>
      }
      filter={props.filter}
      pagination={props.pagination}
      preferences={props.preferences}
      {...props.layout}
      sortingDisabled
      ariaLabels={{ tableLabel: label }}
    />
  );
}
