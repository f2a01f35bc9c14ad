import { CursorSchema, limitSchema, TimestampSchema } from '../paging.ts';
import { z } from '../zod.ts';

/** Longest time that is looked back, in hours. */
const HOURS_MAX = 7 * 24;

/** How a call of the gateway can end. */
export const CALL_OUTCOMES = ['published', 'parked', 'rejected', 'unavailable', 'lost'] as const;

/** `?hours=`: how far back to look. */
export const HoursSchema = z.coerce.number().int().min(1).max(HOURS_MAX).default(24);

const DurationSchema = z.number().meta({ description: 'ms' });

const GatewayCallSchema = z
  .object({
    id: z.string(),
    at: TimestampSchema,
    outcome: z.enum(CALL_OUTCOMES).meta({
      description:
        '`published`: on the bus. `parked`: in the parked queue. `rejected`: not accepted. `unavailable`: the secret could not be read. `lost`: neither the bus nor the failure queue took it.',
    }),
    status: z.int().meta({ description: 'HTTP status that was answered.' }),
    requestId: z.string(),
    reason: z.string().optional(),
    error: z.string().optional().meta({ description: 'What AWS said, when it refused.' }),
    sequenceNumber: z.number().optional(),
    eventId: z.string().optional(),
    attempts: z.number().optional(),
    durationMs: DurationSchema,
    secretMs: DurationSchema.optional(),
    publishMs: DurationSchema.optional(),
    parkMs: DurationSchema.optional(),
    ageMs: DurationSchema.optional(),
  })
  .meta({ id: 'GatewayCall' });

export const ActivityPageSchema = z
  .object({
    calls: z.array(GatewayCallSchema).meta({ description: 'Newest first.' }),
    cursor: z.string().optional().meta({
      description: 'Absent when everything back to `hours` ago was looked at.',
    }),
    searchedFrom: TimestampSchema.meta({
      description: 'How far back the log was looked at; there may be older calls before it.',
    }),
    logGroupFound: z.boolean().meta({
      description:
        'False when there is no log group of that name: the gateway’s first call makes it.',
    }),
  })
  .meta({ id: 'ActivityPage' });

export const ListActivityQuerySchema = z.object({
  hours: HoursSchema,
  outcome: z.enum(CALL_OUTCOMES).optional(),
  limit: limitSchema({ max: 100, fallback: 50 }),
  cursor: CursorSchema,
});

export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export type GatewayCall = z.output<typeof GatewayCallSchema>;
export type ActivityPage = z.output<typeof ActivityPageSchema>;
