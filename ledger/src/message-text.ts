const NAME = /L([0-9a-z]{6})\.(\d+)\./;

/** Text that JSON, HTTP and UTF-8 must preserve. */
const FILLINGS = [
  'plain',
  'quote " and \\ backslash',
  'Grüße, 世界 🚀',
  'line\nend\ttab',
  '</x> & \u2028',
];

/** The message of the post `id` of a run; the same in each call. */
export function textOf(run: string, id: number): string {
  const filling = FILLINGS[id % FILLINGS.length] ?? '';
  const name = `L${run}.${id}.`;
  return id % 3 === 0
    ? `${name} ${filling}`
    : JSON.stringify({ name, filling, total: id, rate: id / 8, nested: [{ id }, null, true] });
}

/** @returns the first post id in a text of any format. */
export function findName(text: string): { readonly run: string; readonly id: number } | undefined {
  const [, run, id] = NAME.exec(text) ?? [];
  return run === undefined ? undefined : { run, id: Number(id) };
}
