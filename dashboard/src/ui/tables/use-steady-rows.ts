import { useEffect, useRef, useState } from 'react';

interface SteadyRowsOptions<Row> {
  readonly items: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** Filters, order and page. When it changes, new rows are shown. */
  readonly listKey: string;
  /** The items are still those of the previous list. */
  readonly isPlaceholder: boolean;
}

/**
 * Rows that keep their places while the pointer is over a table, so that none moves under it when
 * another comes or goes. Their content is always current.
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

/** Rows as they are shown, and the list they belong to. */
interface HeldRows<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

/**
 * The next rows in the places of the held ones. No row leaves; new ones come last, and only while
 * there is room: the page does not grow longer than it was or would be.
 */
export function holdRows<Row>(
  held: HeldRows<Row> | undefined,
  next: HeldRows<Row>,
  idOf: (row: Row) => string,
): HeldRows<Row> {
  if (held === undefined || held.key !== next.key) return next;
  const byId = new Map(next.rows.map((row) => [idOf(row), row]));
  const ids = new Set(held.rows.map(idOf));
  const kept = held.rows.map((row) => byId.get(idOf(row)) ?? row);
  const added = next.rows.filter((row) => !ids.has(idOf(row)));
  const room = Math.max(0, next.rows.length - kept.length);
  return { ...next, rows: [...kept, ...added.slice(0, room)] };
}

/** A table that appears under a resting pointer holds nothing: nobody aims at it yet. */
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
