import type { FailureChoice } from '../../api/failure.ts';
import { matchesFilter } from '../../api/failure-filter.ts';
import type { NameWebhook } from './create-name-webhook.ts';
import type { KnownFailure } from './failure-memory.ts';

/** Tells whether a failure is one of those that somebody chose. */
export function createIsChosen(
  choice: FailureChoice,
  nameWebhook: NameWebhook,
): (known: KnownFailure) => boolean {
  if ('all' in choice) return () => true;
  if ('filter' in choice) {
    return ({ failure, searchText }) =>
      matchesFilter({ failure: nameWebhook(failure), searchText }, choice.filter);
  }
  const ids = new Set(choice.ids);
  return ({ failure }) => ids.has(failure.id);
}
