import { FAILURES_MAX, type FailureChoice } from '../../api/failure.ts';
import type { FailureFilter } from '../../api/failure-filter.ts';
import type { ApiClient } from '../client/api-client.ts';

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

/**
 * The API takes ids or all: what matches a filter is looked up, on every page of it.
 *
 * @returns undefined when nothing matches any more
 */
export async function toFailureChoice(
  selection: FailureSelection,
  failures: Pick<ApiClient['failures'], 'list'>,
): Promise<FailureChoice | undefined> {
  if (selection.type === 'selected') return { ids: selection.ids };
  if (selection.type === 'all') return { all: true };
  const { filter } = selection;
  const page = await failures.list({ filter, limit: FAILURES_MAX });
  const ids = page.failures.map(({ id }) => id);
  return ids.length === 0 ? undefined : { ids };
}
