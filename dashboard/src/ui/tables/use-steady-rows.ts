'use client';

import { type PointerEvent, useState } from 'react';
import { keepRows } from './keep-rows.ts';

interface SteadyRowsOptions<Item> {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** Another list starts fresh: other filters, order or page. */
  readonly listKey: string;
  /** The items are still those of the list before. */
  readonly isPlaceholder: boolean;
}

/** Rows that a poll does not move while the pointer is over one of them. */
export function useSteadyRows<Item>(options: SteadyRowsOptions<Item>) {
  const { items, idOf, listKey, isPlaceholder } = options;
  const [held, setHeld] = useState<{ readonly key: string; readonly items: readonly Item[] }>();
  const isHeld = held?.key === listKey;
  function hold({ target }: PointerEvent): void {
    const isOverRow = target instanceof Element && target.closest('tbody') !== null;
    if (!isOverRow) setHeld(undefined);
    else if (!isHeld && !isPlaceholder && items.length > 0) setHeld({ key: listKey, items });
  }
  return {
    rows: isHeld ? keepRows(held.items, items, idOf) : items,
    /** For what the table stands in. */
    onPointerOver: hold,
    onPointerLeave: () => setHeld(undefined),
  };
}
