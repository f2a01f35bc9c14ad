import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
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
