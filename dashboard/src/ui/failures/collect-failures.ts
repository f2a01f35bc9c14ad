import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import type { Failure, FailureWithEvent } from '@momento-gateway/api/failures/failure';
import { type FailureFilter, formatFilter } from '@momento-gateway/api/failures/failure-filter';
import { listFailures, readFailure } from '@momento-gateway/api/failures/failure-operations';
import type { listHeldCalls, readHeldCall } from '@momento-gateway/api/held/held-call-operations';

const PAGE_SIZE = 100;

/** All failures that a filter chooses, newest first, on whatever page they are. */
export async function collectFailures(
  api: Api,
  filter: FailureFilter,
  list: typeof listFailures | typeof listHeldCalls = listFailures,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  let cursor: string | undefined;
  do {
    const query = {
      filter: formatFilter(filter),
      limit: PAGE_SIZE,
      ...(cursor !== undefined && { cursor }),
    };
    const page = await api(list, { query });
    failures.push(...page.failures);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return failures;
}

/** The same with their events. What has left its queue in the meantime is left out. */
export async function addEvents(
  api: Api,
  failures: readonly Failure[],
  readOne: typeof readFailure | typeof readHeldCall = readFailure,
): Promise<FailureWithEvent[]> {
  const read: FailureWithEvent[] = [];
  for (const { id: failureId } of failures) {
    try {
      read.push(await api(readOne, { params: { failureId } }));
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }
  return read;
}
