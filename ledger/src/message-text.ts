const NAME = /L([0-9a-z]{6})\.(\d+)\./;

/** Words that JSON, HTTP and UTF-8 have to bring through unharmed. */
const FILLINGS = [
  'plain',
  'quote " and \\ backslash',
  'Grüße, 世界 🚀',
  'line\nend\ttab',
  '</x> & \u2028',
];

/** The message that the post `id` of a run carries; the same whenever it is asked for. */
export function textOf(run: string, id: number): string {
  const filling = FILLINGS[id % FILLINGS.length] ?? '';
  const name = `L${run}.${id}.`;
  return id % 3 === 0
    ? `${name} ${filling}`
    : JSON.stringify({ name, filling, total: id, rate: id / 8, nested: [{ id }, null, true] });
}

/** @returns the first name of a post in a text, of whatever form the text is. */
export function findName(text: string): { readonly run: string; readonly id: number } | undefined {
  const [, run, id] = NAME.exec(text) ?? [];
  return run === undefined ? undefined : { run, id: Number(id) };
}
