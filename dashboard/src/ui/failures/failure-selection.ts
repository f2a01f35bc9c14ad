import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { type FailureFilter, isNoFilter } from '@momento-gateway/api/failures/failure-filter';

/** The failures to redrive or delete. */
export type FailureSelection =
  | { readonly type: 'selected'; readonly ids: string[]; readonly count: number }
  | { readonly type: 'all' | 'matching'; readonly filter: FailureFilter; readonly count: number };

/**
 * The selected failures, or all that match the filter while none is selected.
 *
 * @param selectedIds on all pages; undefined when nothing is selected. An empty set is what is left
 *   of a selection: it never means all.
 */
export function chooseSelection(
  selectedIds: ReadonlySet<string> | undefined,
  filter: FailureFilter,
  total: number,
): FailureSelection {
  return selectedIds === undefined
    ? { type: isNoFilter(filter) ? 'all' : 'matching', filter, count: total }
    : { type: 'selected', ids: [...selectedIds], count: selectedIds.size };
}

/** The server decides what matches a filter, at the time it does the work. */
export function toFailureChoice(selection: FailureSelection): FailureChoice {
  switch (selection.type) {
    case 'selected':
      return { ids: selection.ids };
    case 'matching':
      return { filter: selection.filter };
    case 'all':
      return { all: true };
  }
}
