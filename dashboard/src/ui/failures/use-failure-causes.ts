import { listFailureCauses } from '@momento-gateway/api/failures/failure-cause-operations';
import { type FailureFilter, formatFilter } from '@momento-gateway/api/failures/failure-filter';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { FAILURES_KEY } from '../queries/use-failures.ts';

/** Failures counted by cause. */
export function useFailureCauses(filter: FailureFilter) {
  return usePolledQuery(
    [...FAILURES_KEY, 'causes', filter],
    listFailureCauses,
    { query: { filter: formatFilter(filter) } },
    10_000,
  );
}
