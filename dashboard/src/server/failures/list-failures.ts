import type { Failure } from '../../api/failure.ts';
import type { listFailuresOperation } from '../../api/failure-operations.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { isRefusal, refuseField } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { compareFailures } from './scan-failures.ts';

export const listFailures: Verb<typeof listFailuresOperation> = async (
  dependencies,
  { query: { search, limit, cursor } },
) => {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Take the cursor from the page before.');
  const snapshot = await dependencies.failures.read();
  if (isRefusal(snapshot)) return snapshot;
  const matching = searchFailures(snapshot.failures, search);
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
  };
};

function searchFailures(failures: readonly Failure[], search = ''): Failure[] {
  const wanted = search.trim().toLowerCase();
  return failures.filter((failure) =>
    [
      failure.detailType,
      failure.reason,
      failure.message,
      failure.kind,
      failure.id,
      failure.webhookId,
      failure.tenant,
      failure.ruleArn,
      failure.targetArn,
    ].some((text) => text?.toLowerCase().includes(wanted)),
  );
}
