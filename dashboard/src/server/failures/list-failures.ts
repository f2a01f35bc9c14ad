import type { Failure, FailurePage } from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  FILTER_PROPERTIES,
  NO_FILTER,
} from '@momento-gateway/api/failures/failure-filter';
import { listFacts, matchesFilter } from '@momento-gateway/api/failures/match-failure';
import { createTurns } from '../aws/create-turns.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { isRefusal, refuseField } from '../refusals/refusal.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';
import type { FailureList } from './failure-list.ts';
import { createNameWebhook } from './name-webhooks.ts';
import type { KnownFailure } from './queue/failure-memory.ts';
import { compareFailures } from './queue/failure-snapshot.ts';

/** A list to choose from is of use only while it is short. */
const OPTIONS_MAX = 100;

type ListContext = BaseContext & {
  readonly failures: FailureList;
  readonly webhooks: WebhookIndex;
};

export const listFailures: Handler<'listFailures', ListContext> = async (
  context,
  { query: { search = '', filter = NO_FILTER, limit, cursor } },
) => {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Use the cursor of the previous page.');
  const snapshot = await context.failures.read();
  if (isRefusal(snapshot)) return snapshot;
  const nameWebhook = await createNameWebhook(context);
  const all = snapshot.failures.map((known) => ({ ...known, failure: nameWebhook(known.failure) }));
  const matching = await findMatching(all, search, filter);
  const rest = after
    ? matching.filter((failure) => compareFailures(failure, toPlace(after)) > 0)
    : matching;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const oldest = matching.at(-1);
  return {
    failures: page,
    ...(last &&
      rest.length > page.length && { cursor: writeCursor({ time: last.failedAt, id: last.id }) }),
    total: matching.length,
    ...(oldest && { oldestAt: oldest.failedAt }),
    complete: snapshot.complete,
    heldElsewhere: snapshot.heldElsewhere,
    readAt: snapshot.readAt,
    options: listFilterOptions(all.map(({ failure }) => failure)),
  };
};

function toPlace({ time, id }: { time: number; id: string }) {
  return { failedAt: time, id };
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
