import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import {
  DeleteResultsSchema,
  FailureChoiceSchema,
  FailurePageSchema,
  FailureParamsSchema,
  FailureWithEventSchema,
  ListFailuresQuerySchema,
} from './failure.ts';
import { FailureCausesSchema, ListFailureCausesQuerySchema } from './failure-causes.ts';
import {
  RedriveFailuresSchema,
  RedriveListSchema,
  RedrivePlanSchema,
  RedriveResultsSchema,
  RedriveSchema,
  StartedRedriveSchema,
  StartRedriveSchema,
} from './redrive.ts';

const tag = 'Failures';

const RedriveParamsSchema = z.object({ redriveId: z.string().min(1).max(128) });

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

export const listFailureCauses = {
  method: 'GET',
  path: '/api/failure-causes',
  tag,
  role: 'viewer',
  summary: 'Count failures by cause: where they failed, why, for which target, of which webhook.',
  query: ListFailureCausesQuerySchema,
  answer: { status: 200, schema: FailureCausesSchema },
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

export const redriveFailures = {
  method: 'POST',
  path: '/api/failures/redrive',
  tag,
  role: 'operator',
  summary:
    'Publish failed events again, or send undelivered ones to their own target; what succeeds leaves its queue. With `dryRun` it only says what would happen.',
  body: RedriveFailuresSchema,
  answer: { status: 200, schema: z.union([RedriveResultsSchema, RedrivePlanSchema]) },
  problems: [400, 413, 415],
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

export const startRedrive = {
  method: 'POST',
  path: '/api/redrives',
  tag,
  role: 'operator',
  summary: 'Redrive on the server. It continues when the caller is gone.',
  body: StartRedriveSchema,
  answer: { status: 202, schema: StartedRedriveSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;

export const listRedrives = {
  method: 'GET',
  path: '/api/redrives',
  tag,
  role: 'viewer',
  summary: 'List the redrives that run and those that ended, of every dashboard.',
  answer: { status: 200, schema: RedriveListSchema },
  problems: [],
} as const satisfies Operation;

export const stopRedrive = {
  method: 'POST',
  path: '/api/redrives/{redriveId}/stop',
  tag,
  role: 'operator',
  summary:
    'Stop a redrive, whichever dashboard runs it. What it has not sent stays in the queue. One that has ended stays as it is.',
  params: RedriveParamsSchema,
  answer: { status: 200, schema: RedriveSchema },
  problems: [404, 409],
} as const satisfies Operation;

export const readRedrive = {
  method: 'GET',
  path: '/api/redrives/{redriveId}',
  tag,
  role: 'viewer',
  summary:
    'Read the progress of a redrive and, at its end, what happened to each event, whichever dashboard runs it. 409 when only that dashboard knows.',
  params: RedriveParamsSchema,
  answer: { status: 200, schema: RedriveSchema },
  problems: [404, 409],
} as const satisfies Operation;
