import { CursorSchema, limitSchema, SearchSchema, TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';
import { FailureFilterSchema, FILTER_PROPERTIES, FilterParamSchema } from './failure-filter.ts';

/** As many failures as the dashboard looks at in one go, in each queue. */
export const FAILURES_MAX = 10_000;

const PAGE_MAX = 100;
const PAGE_DEFAULT = 50;

/** What the list can be sorted by; with equal values the newest is first. */
export const FAILURE_SORTS = [
  'failed',
  'webhook',
  'detail-type',
  'kind',
  'reason',
  'target',
  'attempts',
  'expires',
] as const;

const FailureSchema = z
  .object({
    id: z.string().meta({ description: "SQS's id of the message." }),
    kind: z.enum(['publish', 'delivery', 'held']).meta({
      description:
        'By its queue. `publish`: a parked event. `delivery`: a dead letter. `held`: a held call, only in `/api/held-calls`.',
    }),
    reason: z.string().meta({
      description:
        "The gateway's reason, EventBridge's ERROR_CODE, or `unreadable`: such a message is never redriven.",
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
      description: 'When it came into its queue, in ms since the epoch.',
    }),
    expiresAt: TimestampSchema.optional().meta({
      description: 'When the queue will drop it, in ms since the epoch.',
    }),
    attempts: z.int().optional(),
    requestId: z.string().optional().meta({ description: "The gateway's, for publish failures." }),
    ruleArn: z.string().optional(),
    targetArn: z.string().optional(),
    held: z.boolean().optional().meta({
      description: 'True when another process held it at the last look: it is as it was before.',
    }),
  })
  .meta({ id: 'Failure' });

export const FailureWithEventSchema = FailureSchema.extend({
  event: z.unknown().meta({
    description: 'The event, or the text found when it is unreadable or nested too deeply.',
  }),
}).meta({ id: 'FailureWithEvent' });

export const FailurePageSchema = z
  .object({
    failures: z.array(FailureSchema).meta({ description: 'Newest first, or as `sort` says.' }),
    cursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
    total: z.int().meta({ description: 'How many match search and filter, on all pages.' }),
    allTotal: z.int().meta({ description: 'How many there are in all.' }),
    oldestAt: TimestampSchema.optional().meta({
      description: 'When the oldest of them failed.',
    }),
    complete: z.boolean().meta({
      description: 'False when the list may lack failures, or have some that are gone.',
    }),
    heldElsewhere: z.int().meta({
      description:
        'About how many messages that are not in the list other processes held at the last look.',
    }),
    readAt: TimestampSchema.meta({ description: 'When the queues were looked at.' }),
    options: z
      .array(
        z.object({
          property: z.enum(FILTER_PROPERTIES),
          value: z.string(),
          label: z.string().optional(),
        }),
      )
      .meta({ description: 'What there is to filter by.' }),
  })
  .meta({ id: 'FailurePage' });

export const ListFailuresQuerySchema = z.object({
  search: SearchSchema,
  filter: FilterParamSchema.optional(),
  sort: z.enum(FAILURE_SORTS).default('failed'),
  order: z.enum(['asc', 'desc']).default('desc'),
  limit: limitSchema({ max: PAGE_MAX, fallback: PAGE_DEFAULT }),
  cursor: CursorSchema,
});

const FailureIdSchema = z.string().min(1).max(96);

export const FailureIdsSchema = z.array(FailureIdSchema).min(1).max(FAILURES_MAX);

export const FailureParamsSchema = z.object({ failureId: FailureIdSchema });

/** Which failures to work on: `{ ids }`, `{ filter }`, as the list takes it, or `{ all: true }`. */
export const FailureChoiceSchema = z
  .union([
    z.strictObject({ ids: FailureIdsSchema }),
    z.strictObject({ filter: FailureFilterSchema }),
    z.strictObject({ all: z.literal(true) }),
  ])
  .meta({ id: 'FailureChoice' });

export const HeldElsewhereSchema = z.int().meta({
  description: 'About how many messages other processes held to the end.',
});

export const EndedEarlySchema = z.string().optional().meta({
  description: 'Why it ended early; what has no result was not touched.',
});

export const DeleteResultsSchema = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        result: z.enum(['deleted', 'failed', 'busy', 'gone']).meta({
          description:
            '`busy`: another process holds it; try again shortly. `gone`: it is in neither queue.',
        }),
        message: z.string().optional(),
      }),
    ),
    heldElsewhere: HeldElsewhereSchema,
    problem: EndedEarlySchema,
  })
  .meta({ id: 'DeleteResults' });

export type Failure = z.output<typeof FailureSchema>;
export type FailureWithEvent = z.output<typeof FailureWithEventSchema>;
export type FailureSort = (typeof FAILURE_SORTS)[number];
export type FailurePage = z.output<typeof FailurePageSchema>;
export type DeleteResults = z.output<typeof DeleteResultsSchema>;
export type FailureChoice = z.output<typeof FailureChoiceSchema>;
