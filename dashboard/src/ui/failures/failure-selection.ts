import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';

/** Which failures somebody wants to work on. */
export type FailureSelection =
  | { readonly type: 'selected'; readonly ids: string[]; readonly count: number }
  | { readonly type: 'all' | 'matching'; readonly filter: FailureFilter; readonly count: number };

/** The failures that are ticked, or else all that match the filter. */
export function chooseSelection(
  tickedIds: string[],
  filter: FailureFilter,
  total: number,
): FailureSelection {
  return tickedIds.length > 0
    ? { type: 'selected', ids: tickedIds, count: tickedIds.length }
    : { type: filter.tokens.length === 0 ? 'all' : 'matching', filter, count: total };
}

/** What matches a filter is chosen by the server, when it works on it. */
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
