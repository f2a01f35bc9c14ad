import { FILTER_PROPERTIES, FilterParamSchema } from './failure-filter.ts';
import { CursorSchema, limitSchema, SearchSchema, TimestampSchema } from './paging.ts';
import * as z from './zod.ts';

/** As many failures as the dashboard looks at in one go. */
export const FAILURES_MAX = 10_000;

const FailureSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['publish', 'delivery']).meta({
      description:
        '`publish`: the bus did not take the event. `delivery`: a target of a rule did not.',
    }),
    reason: z.string().meta({
      description:
        "The gateway's reason, EventBridge's ERROR_CODE, or `unreadable` for a message that is neither.",
    }),
    message: z.string(),
    webhookId: z.string().optional(),
    webhookName: z.string().optional().meta({ description: 'Absent when it is not registered.' }),
    tenant: z.string().optional(),
    cache: z.string(),
    topic: z.string(),
    detailType: z.string(),
    publishedAt: TimestampSchema,
    failedAt: TimestampSchema,
    queuedAt: TimestampSchema.meta({
      description: 'When it came into the failure queue, in ms since the epoch.',
    }),
    expiresAt: TimestampSchema.optional().meta({
      description: 'When the queue will drop it, in ms since the epoch.',
    }),
    attempts: z.int().optional(),
    requestId: z.string().optional().meta({ description: "The gateway's, for publish failures." }),
    ruleArn: z.string().optional(),
    targetArn: z.string().optional(),
    event: z.unknown().meta({
      description: 'The event; for publish failures as it would have been; else the text found.',
    }),
  })
  .meta({ id: 'Failure' });

export const FailurePageSchema = z
  .object({
    failures: z.array(FailureSchema).meta({ description: 'Newest first.' }),
    cursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
    total: z.int().meta({ description: 'How many match the search, on all pages.' }),
    oldestAt: TimestampSchema.optional().meta({
      description: 'When the oldest of them failed.',
    }),
    complete: z.boolean().meta({
      description: 'False when the queue holds more than was looked at.',
    }),
    readAt: TimestampSchema.meta({ description: 'When the queue was looked at.' }),
    options: z
      .array(
        z.object({
          property: z.enum(FILTER_PROPERTIES),
          value: z.string(),
          label: z.string().optional(),
        }),
      )
      .meta({ description: 'What there is to filter by, whatever the filter is now.' }),
  })
  .meta({ id: 'FailurePage' });

export const ListFailuresQuerySchema = z.object({
  search: SearchSchema,
  filter: FilterParamSchema.optional(),
  limit: limitSchema({ max: FAILURES_MAX, fallback: FAILURES_MAX }),
  cursor: CursorSchema,
});

export const FailureIdsSchema = z.array(z.string().min(1).max(128)).min(1).max(FAILURES_MAX);

/** Which failures to work on: `{ ids }` or `{ all: true }`. */
export const FailureChoiceSchema = z
  .union([z.strictObject({ ids: FailureIdsSchema }), z.strictObject({ all: z.literal(true) })])
  .meta({ id: 'FailureChoice' });

export const DeleteResultsSchema = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        result: z.enum(['deleted', 'failed', 'gone']),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'DeleteResults' });

export type Failure = z.output<typeof FailureSchema>;
export type FailurePage = z.output<typeof FailurePageSchema>;
export type FailureChoice = z.output<typeof FailureChoiceSchema>;
