/**
 * The rows that are shown, each where it was and with what is new about it. Rows that came or went
 * are left for later: nothing moves under the pointer.
 */
export function keepRows<Item>(
  shown: readonly Item[],
  fresh: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const byId = new Map(fresh.map((item) => [idOf(item), item]));
  return shown.map((item) => byId.get(idOf(item)) ?? item);
}
