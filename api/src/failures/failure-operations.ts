import type { Operation } from '../operation.ts';
import {
  DeleteResultsSchema,
  FailureChoiceSchema,
  FailurePageSchema,
  FailureParamsSchema,
  FailureWithEventSchema,
  ListFailuresQuerySchema,
} from './failure.ts';

const tag = 'Failures';

export const listFailures = {
  method: 'GET',
  path: '/api/failures',
  tag,
  role: 'viewer',
  summary:
    'List what the bus or a target did not take, without the events themselves. Looking changes nothing.',
  query: ListFailuresQuerySchema,
  answer: { status: 200, schema: FailurePageSchema },
  problems: [400],
} as const satisfies Operation;

export const readFailure = {
  method: 'GET',
  path: '/api/failures/{failureId}',
  tag,
  role: 'viewer',
  summary: 'Read one failure with its event.',
  params: FailureParamsSchema,
  answer: { status: 200, schema: FailureWithEventSchema },
  problems: [404, 409],
} as const satisfies Operation;

export const deleteFailures = {
  method: 'POST',
  path: '/api/failures/delete',
  tag,
  role: 'operator',
  summary: 'Delete failures for good.',
  body: FailureChoiceSchema,
  answer: { status: 200, schema: DeleteResultsSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;
