import {
  DeleteResultsSchema,
  type FailureChoice,
  FailurePageSchema,
  RedriveResultsSchema,
} from '../../api/failure.ts';
import type { Call, Cancellable } from './call.ts';

export interface FailurePageChoice {
  readonly search: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function createFailureCalls(call: Call) {
  return {
    list: ({ search, limit, cursor }: FailurePageChoice, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: '/api/failures',
        query: { search, limit, cursor },
        answer: FailurePageSchema,
        signal,
      }),
    redrive: (body: FailureChoice) =>
      call({ method: 'POST', path: '/api/failures/redrive', body, answer: RedriveResultsSchema }),
    remove: (body: FailureChoice) =>
      call({ method: 'POST', path: '/api/failures/delete', body, answer: DeleteResultsSchema }),
  };
}
