import type { Failure } from '@momento-gateway/api/failures/failure';
import { useCallback, useState } from 'react';

type Ids = ReadonlySet<string>;

/** The failures that a person selected, on whatever page they are; undefined for none. */
export function useSelectedIds() {
  const [ids, setIds] = useState<Ids>();
  return {
    ids,
    /** What is selected of the page that is shown; the rest of the selection stays. */
    selectOnPage: (page: readonly Failure[], selected: readonly Failure[]) =>
      setIds((before) => changePage(before, page, selected)),
    clear: () => setIds(undefined),
    /** These are gone. What is left stays a selection, even of nothing. */
    drop: useCallback((gone: Iterable<string>) => setIds((before) => without(before, gone)), []),
  };
}

function changePage(
  before: Ids = new Set(),
  page: readonly Failure[],
  selected: readonly Failure[],
): Ids | undefined {
  const ids = new Set(before);
  for (const { id } of page) ids.delete(id);
  for (const { id } of selected) ids.add(id);
  return ids.size === 0 ? undefined : ids;
}

function without(before: Ids | undefined, gone: Iterable<string>): Ids | undefined {
  if (before === undefined) return undefined;
  const ids = new Set(before);
  for (const id of gone) ids.delete(id);
  return ids.size === before.size ? before : ids;
}
