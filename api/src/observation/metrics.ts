import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';
import { HoursSchema } from './activity.ts';

const CountsSchema = z.array(z.number());

/** A period without calls has null. */
const PercentilesSchema = z.object({
  p50: z.array(z.number().nullable()),
  p99: z.array(z.number().nullable()),
});

export const MetricsSchema = z
  .object({
    from: TimestampSchema,
    to: TimestampSchema,
    periodMs: z.int(),
    times: z.array(TimestampSchema).meta({
      description: 'The start of each period; all series have one value for each.',
    }),
    published: CountsSchema,
    parked: CountsSchema,
    unavailable: CountsSchema,
    lost: CountsSchema,
    rejected: z.array(z.object({ reason: z.string(), counts: CountsSchema })).meta({
      description:
        'By reason, as far as they occurred; `any` in a tenant besides others, where they are not counted.',
    }),
    publishLatencyMs: PercentilesSchema,
    ageAtArrivalMs: PercentilesSchema,
  })
  .meta({ id: 'Metrics' });

export const ReadMetricsQuerySchema = z.object({ hours: HoursSchema });

export type Metrics = z.output<typeof MetricsSchema>;
