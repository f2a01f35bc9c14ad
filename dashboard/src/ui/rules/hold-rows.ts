/** Rows as they are shown, and what a person asked for when they were. */
export interface HeldRows<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

/** The next rows in the places of those that are held; new ones come last, and none goes. */
export function holdRows<Row>(
  held: HeldRows<Row> | undefined,
  next: HeldRows<Row>,
  nameOf: (row: Row) => string,
): HeldRows<Row> {
  if (held === undefined || held.key !== next.key) return next;
  const byName = new Map(next.rows.map((row) => [nameOf(row), row]));
  const names = new Set(held.rows.map(nameOf));
  const added = next.rows.filter((row) => !names.has(nameOf(row)));
  return { ...next, rows: [...held.rows.map((row) => byName.get(nameOf(row)) ?? row), ...added] };
}
