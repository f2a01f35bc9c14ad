import type { Failure, FailurePage } from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  FILTER_PROPERTIES,
} from '@momento-gateway/api/failures/failure-filter';
import { listFacts, matchesFilter } from '@momento-gateway/api/failures/match-failure';
import { createTurns } from '../aws/create-turns.ts';
import type { BaseContext } from '../base-context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';
import type { FailureList } from './failure-list.ts';
import { createNameWebhook } from './name-webhooks.ts';
import type { KnownFailure } from './queue/failure-memory.ts';

/** A list to choose from is of use only while it is short. */
const OPTIONS_MAX = 100;

export type FindContext = BaseContext & {
  readonly failures: FailureList;
  readonly webhooks: WebhookIndex;
};

interface Found {
  /** Newest first. */
  readonly matching: readonly Failure[];
  readonly facts: Omit<FailurePage, 'failures' | 'cursor' | 'oldestAt'>;
}

/** The failures that search and filter choose, and what is said of the whole list. */
export async function findFailures(
  context: FindContext,
  search: string,
  filter: FailureFilter,
): Promise<Found | Refusal> {
  const snapshot = await context.failures.read();
  if (isRefusal(snapshot)) return snapshot;
  const nameWebhook = await createNameWebhook(context);
  const all = snapshot.failures.map((known) => ({ ...known, failure: nameWebhook(known.failure) }));
  const matching = await findMatching(all, search, filter);
  return {
    matching,
    facts: {
      total: matching.length,
      allTotal: all.length,
      complete: snapshot.complete,
      heldElsewhere: snapshot.heldElsewhere,
      readAt: snapshot.readAt,
      options: listFilterOptions(all.map(({ failure }) => failure)),
    },
  };
}

/** Thousands of failures are searched without holding up other calls. */
async function findMatching(
  all: readonly KnownFailure[],
  search: string,
  filter: FailureFilter,
): Promise<Failure[]> {
  const giveTurns = createTurns();
  const wanted = search.trim().toLowerCase();
  const matching: Failure[] = [];
  for (const known of all) {
    const isFound = wanted === '' || listFacts(known.failure).some((text) => text.includes(wanted));
    if (isFound && matchesFilter(known, filter)) matching.push(known.failure);
    await giveTurns();
  }
  return matching;
}

/** The values that the failures have of each property they can be filtered by. */
function listFilterOptions(failures: readonly Failure[]): FailurePage['options'] {
  return FILTER_PROPERTIES.flatMap((property) => {
    const labels = new Map<string, string | undefined>();
    for (const failure of failures) {
      const value = failure[property];
      if (value === undefined || value === '' || labels.has(value)) continue;
      if (labels.size >= OPTIONS_MAX) break;
      labels.set(value, property === 'webhookId' ? failure.webhookName : undefined);
    }
    return [...labels]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([value, label]) => ({ property, value, ...(label !== undefined && { label }) }));
  });
}
