/** Rows as they are shown, and what a person asked for when they were. */
export interface HeldRows<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

/**
 * The next rows in the places of those that are held. None goes; new ones come last, and only as
 * far as there is room: a page does not grow longer than it was or would be.
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
