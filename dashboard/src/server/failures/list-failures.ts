import type { Failure } from '../../api/failure.ts';
import { listFacts, matchesFilter, NO_FILTER } from '../../api/failure-filter.ts';
import type { listFailuresOperation } from '../../api/failure-operations.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { isRefusal, refuseField } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { listFilterOptions } from './list-filter-options.ts';
import { nameWebhooks } from './name-webhooks.ts';
import { compareFailures } from './scan-failures.ts';

export const listFailures: Verb<typeof listFailuresOperation> = async (
  dependencies,
  { query: { search, filter = NO_FILTER, limit, cursor } },
) => {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Take the cursor from the page before.');
  const snapshot = await dependencies.failures.read();
  if (isRefusal(snapshot)) return snapshot;
  const all = await nameWebhooks(snapshot.failures, dependencies);
  const matching = searchFailures(all, search).filter((failure) => matchesFilter(failure, filter));
  const rest = after
    ? matching.filter(
        (failure) => compareFailures(failure, { failedAt: after.time, id: after.id }) > 0,
      )
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
    readAt: snapshot.readAt,
    options: listFilterOptions(all),
  };
};

function searchFailures(failures: readonly Failure[], search = ''): readonly Failure[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return failures;
  return failures.filter((failure) =>
    listFacts(failure).some((text) => text.toLowerCase().includes(wanted)),
  );
}
