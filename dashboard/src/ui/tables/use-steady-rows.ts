'use client';

import { useEffect, useRef, useState } from 'react';
import { type HeldRows, holdRows } from './hold-rows.ts';

interface SteadyRowsOptions<Row> {
  readonly items: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** What a person changes the rows with: filters, order, page. A new one shows new rows. */
  readonly listKey: string;
  /** The items are still those of the list before. */
  readonly isPlaceholder: boolean;
}

/**
 * Rows that keep their places while the pointer is over a table: one that comes or goes elsewhere
 * would move another under it. What they say is always new.
 */
export function useSteadyRows<Row>(options: SteadyRowsOptions<Row>): readonly Row[] {
  const { items, idOf, listKey, isPlaceholder } = options;
  const held = useRef<HeldRows<Row>>(undefined);
  const isOver = useIsOverRows();
  const next = { key: listKey, rows: items };
  const shown = isOver ? holdRows(held.current, next, idOf) : next;
  useEffect(() => {
    held.current = isPlaceholder ? undefined : shown;
  });
  return shown.rows;
}

/** A table that only appears under a resting pointer holds nothing: nobody aims at it yet. */
function useIsOverRows(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const look = ({ target }: PointerEvent) => setIsOver(isInRows(target));
    const leave = ({ relatedTarget }: PointerEvent) => {
      if (!isInRows(relatedTarget)) setIsOver(false);
    };
    document.addEventListener('pointermove', look);
    document.addEventListener('pointerout', leave);
    return () => {
      document.removeEventListener('pointermove', look);
      document.removeEventListener('pointerout', leave);
    };
  }, []);
  return isOver;
}

function isInRows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('tbody') !== null;
}
