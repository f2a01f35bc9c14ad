import { FAILURES_MAX, type FailureChoice } from '../../api/failure.ts';
import type { ApiClient } from '../client/api-client.ts';

/** Which failures somebody wants to work on. */
export type FailureSelection =
  | { readonly type: 'selected'; readonly ids: string[]; readonly count: number }
  | { readonly type: 'all' | 'matching'; readonly search: string; readonly count: number };

/** The API takes ids or all: what matches a search is looked up, on every page of it. */
export async function toFailureChoice(
  selection: FailureSelection,
  failures: Pick<ApiClient['failures'], 'list'>,
): Promise<FailureChoice> {
  if (selection.type === 'selected') return { ids: selection.ids };
  if (selection.type === 'all') return { all: true };
  const { search } = selection;
  const page = await failures.list({ search, limit: FAILURES_MAX });
  return { ids: page.failures.map(({ id }) => id) };
}
