import {
  DeleteResultsSchema,
  FailureChoiceSchema,
  FailurePageSchema,
  ListFailuresQuerySchema,
  RedriveResultsSchema,
} from './failure.ts';
import type { Operation } from './operation.ts';

const tag = 'Failures';

export const listFailuresOperation = {
  id: 'listFailures',
  method: 'GET',
  path: '/api/failures',
  tag,
  summary: 'List what the bus or a target did not take. Looking changes nothing.',
  query: ListFailuresQuerySchema,
  answer: { status: 200, schema: FailurePageSchema },
  problems: [400],
} as const satisfies Operation;

export const redriveFailuresOperation = {
  id: 'redriveFailures',
  method: 'POST',
  path: '/api/failures/redrive',
  tag,
  summary:
    'Publish failed events again, or send undelivered ones to their own target; what succeeds leaves the queue.',
  body: FailureChoiceSchema,
  answer: { status: 200, schema: RedriveResultsSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;

export const deleteFailuresOperation = {
  id: 'deleteFailures',
  method: 'POST',
  path: '/api/failures/delete',
  tag,
  summary: 'Delete failures for good.',
  body: FailureChoiceSchema,
  answer: { status: 200, schema: DeleteResultsSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;
