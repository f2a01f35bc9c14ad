import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';
import { EndedEarlySchema, FailureIdsSchema, HeldElsewhereSchema } from './failure.ts';
import { FailureFilterSchema } from './failure-filter.ts';

const dryRun = z.boolean().optional().meta({ description: 'Change nothing; return the plan.' });

/** Which failures to redrive now: `{ ids }`, `{ filter }` or `{ all: true }`. */
export const RedriveFailuresSchema = z
  .union([
    z.strictObject({ ids: FailureIdsSchema, dryRun }),
    z.strictObject({ filter: FailureFilterSchema, dryRun }),
    z.strictObject({ all: z.literal(true), dryRun }),
  ])
  .meta({ id: 'RedriveFailures' });

/** What can become of one failure by a redrive. */
const REDRIVE_RESULTS = ['redriven', 'not-removed', 'failed', 'busy', 'gone'] as const;

const ResultsSchema = z.array(
  z.object({
    id: z.string(),
    result: z.enum(REDRIVE_RESULTS).meta({
      description:
        '`redriven`: sent, and out of the queue. `not-removed`: sent, and still in the queue. `failed`: not sent, `message` says why. `busy`: another process holds it; not sent, try again shortly. `gone`: not in the queue.',
    }),
    message: z.string().optional(),
    requestId: z.string().optional().meta({
      description: 'Of the call that was parked; absent for a dead letter.',
    }),
    detailType: z.string().optional().meta({
      description: 'Of the failure; this and what follows are absent where it was never seen.',
    }),
    webhookId: z.string().optional(),
    webhookName: z.string().optional(),
    targetArn: z.string().optional(),
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
            'For `to-bus`: enabled rules that match it now. Absent where EventBridge was not asked: a plan asks a bounded number of times. `message` says why the rules could not be listed, if that is the cause.',
        }),
        unchecked: z
          .array(z.object({ rule: z.string(), message: z.string() }))
          .optional()
          .meta({
            description: 'For `to-bus`: rules that EventBridge gave no answer for, and why.',
          }),
        targetArn: z.string().optional(),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'RedrivePlan' });

/** More would change nothing: that many are sent in about a second anyway. */
const RATE_MAX = 1_000;

export const EventsPerSecondSchema = z.int().min(1).max(RATE_MAX).optional().meta({
  description: 'How many events are sent a second at most; absent for as fast as AWS takes them.',
});

const job = {
  eventsPerSecond: EventsPerSecondSchema,
  chosenBy: FailureFilterSchema.optional().meta({
    description: 'The filter that `ids` were chosen by. It is shown with the redrive.',
  }),
};

/** Which failures to redrive on the server, and how fast. */
export const StartRedriveSchema = z
  .union([
    z.strictObject({ ids: FailureIdsSchema, ...job }),
    z.strictObject({ filter: FailureFilterSchema, ...job }),
    z.strictObject({ all: z.literal(true), ...job }),
  ])
  .meta({ id: 'StartRedrive' });

export const StartedRedriveSchema = z
  .object({ redriveId: z.string() })
  .meta({ id: 'StartedRedrive' });

export const RedriveSchema = z
  .object({
    redriveId: z.string(),
    state: z.enum(['running', 'done', 'cancelled', 'failed', 'stopped']).meta({
      description:
        '`cancelled`: somebody stopped it. `failed`: it ended early. `stopped`: the dashboard that ran it has ended, or no longer reports. `problem` says more. What was not redriven is still in the queue.',
    }),
    stopAskedAt: TimestampSchema.optional().meta({
      description: 'When it was asked to stop. What is being sent then is still sent.',
    }),
    chosen: z
      .strictObject({
        by: z.enum(['ids', 'filter', 'all']),
        filter: FailureFilterSchema.optional(),
      })
      .optional()
      .meta({ description: 'How its failures were chosen.' }),
    of: z.literal('held-calls').optional().meta({
      description:
        'Present when it verifies held calls: `redriven` are verified and on the bus, `failed` are not.',
    }),
    eventsPerSecond: EventsPerSecondSchema,
    startedAt: TimestampSchema,
    seenAt: TimestampSchema.meta({ description: 'When it last reported.' }),
    endedAt: TimestampSchema.optional(),
    startedBy: z.string().optional().meta({
      description: 'The name of the person who started it. Absent where nobody signs in.',
    }),
    runsAt: z.string().meta({ description: 'The dashboard that runs it: host and process id.' }),
    total: z
      .int()
      .meta({ description: 'How many there are to redrive; approximate, when it was all.' }),
    counts: z.record(z.enum(REDRIVE_RESULTS), z.int()),
    heldElsewhere: HeldElsewhereSchema.optional(),
    results: ResultsSchema.meta({
      description:
        'Empty while it runs. A dashboard other than the one that ran it knows 1,000 of the redriven and 1,000 others.',
    }),
    problem: z.string().optional().meta({ description: 'Why it ended early.' }),
  })
  .meta({ id: 'Redrive' });

export const RedriveListSchema = z
  .object({
    redrives: z
      .array(RedriveSchema.omit({ results: true }))
      .meta({ description: 'Running ones first, then the newest.' }),
    keptIn: z.enum(['log', 'process']).meta({
      description:
        '`log`: those of every dashboard, as far back as the gateway’s log group goes and at most 14 days. `process`: only those of this dashboard since it started, the last 50.',
    }),
    complete: z.boolean().meta({ description: 'False when there are more than were read.' }),
    thisProcess: z.string().meta({ description: 'The `runsAt` of the dashboard that answers.' }),
  })
  .meta({ id: 'RedriveList' });

export type RedriveList = z.output<typeof RedriveListSchema>;
export type RedriveSummary = RedriveList['redrives'][number];
export type RedriveResults = z.output<typeof RedriveResultsSchema>;
export type RedriveResult = RedriveResults['results'][number];
export type RedrivePlan = z.output<typeof RedrivePlanSchema>;
export type Redrive = z.output<typeof RedriveSchema>;

/** How often each result occurs. */
export function countRedriveResults(results: readonly RedriveResult[]): Redrive['counts'] {
  const counts = { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}
