import { CursorSchema, limitSchema, TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

/** How far back the log can be read, in hours. */
const HOURS_MAX = 7 * 24;

/** How a call of the gateway can end. */
export const CALL_OUTCOMES = ['published', 'parked', 'rejected', 'unavailable', 'lost'] as const;

/** `?hours=`: how far back to look. */
export const HoursSchema = z.coerce.number().int().min(1).max(HOURS_MAX).default(24);

/** `?search=` of calls. None of these characters has a meaning in a filter pattern of CloudWatch. */
const CallSearchSchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^[A-Za-z0-9._:=/+-]*$/, 'Enter a whole request id, event id, or sequence number.')
  .optional()
  .meta({
    description:
      'A request id, event id, or sequence number; several calls can have the same number.',
  });

/** The last date, ms since the epoch. */
const TIME_MAX = 8.64e15;

const TimeParamSchema = z.coerce.number().int().min(0).max(TIME_MAX).optional();

const DurationSchema = z.number().meta({ description: 'ms' });

const GatewayCallSchema = z
  .object({
    id: z.string(),
    at: TimestampSchema,
    outcome: z.enum(CALL_OUTCOMES).meta({
      description:
        '`published`: on the bus. `parked`: in the parked queue. `rejected`: not accepted. `unavailable`: the secret could not be read. `lost`: neither published nor parked.',
    }),
    status: z.int().meta({ description: 'HTTP status of the gateway’s answer.' }),
    requestId: z.string(),
    reason: z.string().optional(),
    error: z.string().optional().meta({ description: 'The error that AWS answered with.' }),
    sequenceNumber: z.number().optional(),
    eventId: z.string().optional(),
    attempts: z.number().optional(),
    durationMs: DurationSchema,
    secretMs: DurationSchema.optional(),
    publishMs: DurationSchema.optional(),
    parkMs: DurationSchema.optional(),
    ageMs: DurationSchema.optional(),
    redriven: z.object({ at: TimestampSchema, redriveId: z.string() }).optional().meta({
      description:
        'Of a parked call: the last redrive that put its event on the bus, if the log has one.',
    }),
  })
  .meta({ id: 'GatewayCall' });

export const ActivityPageSchema = z
  .object({
    calls: z.array(GatewayCallSchema).meta({ description: 'Newest first.' }),
    cursor: z.string().optional().meta({
      description: 'Absent when the log was read back to `from`, or to `hours` ago.',
    }),
    searchedFrom: TimestampSchema.meta({
      description: 'How far back the log was read; there may be older calls.',
    }),
    logGroupFound: z.boolean().meta({
      description:
        'False when the log group does not exist yet: the gateway’s first call creates it.',
    }),
  })
  .meta({ id: 'ActivityPage' });

export const ListActivityQuerySchema = z.object({
  hours: HoursSchema,
  from: TimeParamSchema.meta({
    description: 'Calls from this time on, ms since the epoch; takes the place of `hours`.',
  }),
  until: TimeParamSchema.meta({ description: 'Calls before this time, ms since the epoch.' }),
  search: CallSearchSchema,
  outcome: z.enum(CALL_OUTCOMES).optional(),
  limit: limitSchema({ max: 100, fallback: 50 }),
  cursor: CursorSchema,
});

export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export type GatewayCall = z.output<typeof GatewayCallSchema>;
export type ActivityPage = z.output<typeof ActivityPageSchema>;
