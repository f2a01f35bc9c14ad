import type { TableProps } from '@cloudscape-design/components/table';
import * as z from '@momento-gateway/api/zod';
import { type ReactNode, useState } from 'react';
import { useMounted } from '../elements/use-mounted.ts';

/** What a person chose for a table, as this browser remembers it. */
const LayoutSchema = z.object({
  /** Ids of columns; undefined for those that are shown at first. */
  visible: z.array(z.string()).readonly().optional(),
  /** By column id, px. */
  widths: z.record(z.string(), z.number()).optional(),
});

type TableLayout = z.output<typeof LayoutSchema>;

/** A column with the least width that it needs, which is also its share of a wider table. */
export type SizedColumn<Item> = TableProps.ColumnDefinition<Item> & {
  readonly id: string;
  readonly header: string;
  readonly basis: number;
  /** Not shown at first. */
  readonly isExtra?: boolean;
};

/** Columns that can be chosen and resized, as `useFittedTable` returns them. */
export interface FittedTable<Item> {
  readonly layout?: Pick<
    TableProps<Item>,
    'columnDisplay' | 'onColumnWidthsChange' | 'resizableColumns' | 'wrapLines'
  >;
  readonly preferences?: ReactNode;
  /** What a list without columns can be sorted by. */
  readonly sortable?: readonly SizedColumn<Item>[];
}

/** What is beside the columns: the navigation, the margins, and a scroll bar. */
const BESIDE_PX = 365;

/** Chosen columns and their widths, which last in this browser. At first columns fill the window. */
export function useTableLayout<Item>(key: string, columns: readonly SizedColumn<Item>[]) {
  const [stored, setStored] = useState(() => readLayout(key));
  const isMounted = useMounted();
  // The server knows neither.
  const layout = isMounted ? stored : {};
  const room = isMounted ? window.innerWidth - BESIDE_PX : 0;
  const change = (changes: TableLayout) => {
    const changed = { ...stored, ...changes };
    setStored(changed);
    writeLayout(key, changed);
  };
  const initial = columns.filter(({ isExtra }) => !isExtra).map(({ id }) => id);
  const visible = layout.visible ?? initial;
  const shown = columns.filter(({ id }) => visible.includes(id));
  const basis = shown.reduce((sum, column) => sum + column.basis, 0);
  const scale = Math.max(1, room / basis);
  return {
    columns: columns.map(({ basis: own, isExtra: _, ...column }) => ({
      ...column,
      width: layout.widths?.[column.id] ?? Math.floor(own * scale),
    })),
    layout: {
      resizableColumns: true,
      wrapLines: true,
      columnDisplay: columns.map(({ id }) => ({ id, visible: visible.includes(id) })),
      onColumnWidthsChange: ({ detail: { widths } }: { detail: { widths: readonly number[] } }) => {
        const changed = shown.map(({ id }, place) => [id, widths[place] ?? 0] as const);
        change({ widths: Object.fromEntries(changed) });
      },
    },
    preferences: {
      options: columns.map(({ id, header, isRowHeader }) => ({
        id,
        label: header,
        editable: isRowHeader !== true,
      })),
      visible,
      /** Other columns have other widths. */
      choose: (ids: readonly string[]) => change({ visible: ids, widths: undefined }),
    },
  } as const;
}

export type ColumnChoice = ReturnType<typeof useTableLayout>['preferences'];

/** @returns nothing chosen when nothing can be read, as in a private window. */
function readLayout(key: string): TableLayout {
  try {
    return LayoutSchema.parse(JSON.parse(localStorage.getItem(`table:${key}`) ?? '{}'));
  } catch {
    return {};
  }
}

function writeLayout(key: string, layout: TableLayout): void {
  try {
    localStorage.setItem(`table:${key}`, JSON.stringify(layout));
  } catch {
    // It lasts as long as the page.
  }
}
