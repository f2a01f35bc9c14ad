import {
  DeleteResultsSchema,
  type FailureChoice,
  FailurePageSchema,
  FailureWithEventSchema,
} from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  formatFilter,
  NO_FILTER,
} from '@momento-gateway/api/failures/failure-filter';
import {
  RedrivePlanSchema,
  RedriveSchema,
  StartedRedriveSchema,
} from '@momento-gateway/api/failures/redrive';
import type { Call, Cancellable } from './call.ts';

export interface FailurePageChoice {
  readonly search?: string | undefined;
  readonly filter?: FailureFilter | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function createFailureCalls(call: Call) {
  return {
    list: (
      { search, filter = NO_FILTER, limit, cursor }: FailurePageChoice,
      { signal }: Cancellable = {},
    ) =>
      call({
        method: 'GET',
        path: '/api/failures',
        query: { search, filter: formatFilter(filter), limit, cursor },
        answer: FailurePageSchema,
        signal,
      }),
    read: (failureId: string, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: `/api/failures/${encodeURIComponent(failureId)}`,
        answer: FailureWithEventSchema,
        signal,
      }),
    planRedrive: (choice: FailureChoice, { signal }: Cancellable = {}) =>
      call({
        method: 'POST',
        path: '/api/failures/redrive',
        body: { ...choice, dryRun: true },
        answer: RedrivePlanSchema,
        signal,
      }),
    startRedrive: (body: FailureChoice) =>
      call({ method: 'POST', path: '/api/redrives', body, answer: StartedRedriveSchema }),
    readRedrive: (redriveId: string, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: `/api/redrives/${encodeURIComponent(redriveId)}`,
        answer: RedriveSchema,
        signal,
      }),
    remove: (body: FailureChoice) =>
      call({ method: 'POST', path: '/api/failures/delete', body, answer: DeleteResultsSchema }),
  };
}
