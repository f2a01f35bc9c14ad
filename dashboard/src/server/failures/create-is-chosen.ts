import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { matchesFilter } from '@momento-gateway/api/failures/match-failure';
import type { NameWebhook } from './create-name-webhook.ts';
import type { KnownFailure } from './queue/failure-memory.ts';

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
