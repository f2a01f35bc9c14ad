export interface PageSlice<Item> {
  readonly items: readonly Item[];
  /** From 1; the last page when the wanted one does not exist. */
  readonly page: number;
  readonly pageCount: number;
}

/** One page of a list that was loaded as a whole. */
export function slicePage<Item>(
  items: readonly Item[],
  wanted: string,
  pageSize: number,
): PageSlice<Item> {
  const pageCount = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(Math.max(1, Number.parseInt(wanted, 10) || 1), pageCount);
  return { items: items.slice((page - 1) * pageSize, page * pageSize), page, pageCount };
}
