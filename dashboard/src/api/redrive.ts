import { EndedEarlySchema, FailureIdsSchema, HeldElsewhereSchema } from './failure.ts';
import { FailureFilterSchema } from './failure-filter.ts';
import { TimestampSchema } from './paging.ts';
import * as z from './zod.ts';

const dryRun = z.boolean().optional().meta({ description: 'Change nothing; tell the plan.' });

/** Which failures to redrive now: `{ ids }`, `{ filter }` or `{ all: true }`. */
export const RedriveFailuresSchema = z
  .union([
    z.strictObject({ ids: FailureIdsSchema, dryRun }),
    z.strictObject({ filter: FailureFilterSchema, dryRun }),
    z.strictObject({ all: z.literal(true), dryRun }),
  ])
  .meta({ id: 'RedriveFailures' });

const ResultsSchema = z.array(
  z.object({
    id: z.string(),
    result: z.enum(['redriven', 'failed', 'busy', 'gone']),
    message: z.string().optional(),
  }),
);

export const RedriveResultsSchema = z
  .object({ results: ResultsSchema, heldElsewhere: HeldElsewhereSchema, problem: EndedEarlySchema })
  .meta({ id: 'RedriveResults' });

export const RedrivePlanSchema = z
  .object({
    plan: z.array(
      z.object({
        id: z.string(),
        result: z.enum(['to-bus', 'to-target', 'refused', 'busy', 'gone']).meta({
          description: 'Where a redrive would send it; `refused`: nowhere, `message` says why.',
        }),
        rules: z.array(z.string()).optional().meta({
          description:
            'For `to-bus`: enabled rules that match it now. Absent where EventBridge was not asked: a plan asks a bounded number of times.',
        }),
        targetArn: z.string().optional(),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'RedrivePlan' });

export const StartedRedriveSchema = z
  .object({ redriveId: z.string() })
  .meta({ id: 'StartedRedrive' });

export const RedriveSchema = z
  .object({
    redriveId: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    startedAt: TimestampSchema,
    endedAt: TimestampSchema.optional(),
    total: z.int().meta({ description: 'How many there are to redrive; about, when it was all.' }),
    counts: z.object({ redriven: z.int(), failed: z.int(), busy: z.int(), gone: z.int() }),
    results: ResultsSchema.meta({ description: 'Empty while it runs.' }),
    problem: z.string().optional().meta({ description: 'Why it ended early, for `failed`.' }),
  })
  .meta({ id: 'Redrive' });

export type RedriveResults = z.output<typeof RedriveResultsSchema>;
export type RedriveResult = RedriveResults['results'][number];
export type RedrivePlan = z.output<typeof RedrivePlanSchema>;
export type Redrive = z.output<typeof RedriveSchema>;
