import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';

/** The failures to redrive or delete. */
export type FailureSelection =
  | { readonly type: 'selected'; readonly ids: string[]; readonly count: number }
  | { readonly type: 'all' | 'matching'; readonly filter: FailureFilter; readonly count: number };

/** The selected failures, or all that match the filter when none is selected. */
export function chooseSelection(
  selectedIds: string[],
  filter: FailureFilter,
  total: number,
): FailureSelection {
  return selectedIds.length > 0
    ? { type: 'selected', ids: selectedIds, count: selectedIds.length }
    : { type: filter.tokens.length === 0 ? 'all' : 'matching', filter, count: total };
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
