'use client';

import { useEffect, useRef, useState } from 'react';
import { type HeldRows, holdRows } from './hold-rows.ts';

/**
 * Rows that keep their places while the pointer is over a table: one that comes or goes elsewhere
 * would move another under it. What they say is always new.
 *
 * @param key what a person changes the rows with; a new one shows new rows
 */
export function useSteadyRows<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  key: string,
): readonly Row[] {
  const held = useRef<HeldRows<Row>>(undefined);
  const isOver = useIsOverTable();
  held.current = isOver ? holdRows(held.current, { key, rows }, nameOf) : undefined;
  return held.current?.rows ?? rows;
}

function useIsOverTable(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const look = ({ target }: Event) =>
      setIsOver(target instanceof Element && target.closest('tbody') !== null);
    document.addEventListener('pointerover', look);
    return () => document.removeEventListener('pointerover', look);
  }, []);
  return isOver;
}
