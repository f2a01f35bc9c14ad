import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

/** How far back calls to unknown webhooks are counted. */
export const UNKNOWN_CALLS_HOURS = 24;

/** A list has the ones that were called most. */
export const UNKNOWN_CALLS_MAX = 100;

const UnknownCallSchema = z
  .object({
    called: z.string().meta({
      description:
        'The webhook id, or the first 128 characters of a path without one. Whoever calls chooses it.',
    }),
    count: z.int().meta({ description: 'How many of its calls were found.' }),
    lastAt: TimestampSchema,
    lastRequestId: z.string(),
    similarTo: z
      .object({ webhookId: z.string(), name: z.string(), tenant: z.string() })
      .optional()
      .meta({ description: 'A registered webhook whose id it may be, mistyped or cut short.' }),
  })
  .meta({ id: 'UnknownCall' });

export const UnknownCallListSchema = z
  .object({
    unknownCalls: z
      .array(UnknownCallSchema)
      .meta({ description: `The ${UNKNOWN_CALLS_MAX} that were called most, most calls first.` }),
    total: z.int().meta({ description: 'How many ids and paths were found.' }),
    searchedFrom: TimestampSchema.meta({
      description: `How far back the log was read: ${UNKNOWN_CALLS_HOURS} hours, or less when it has very many lines.`,
    }),
    complete: z.boolean().meta({
      description: `False when the log was not read back for all of the ${UNKNOWN_CALLS_HOURS} hours.`,
    }),
  })
  .meta({ id: 'UnknownCallList' });

export type UnknownCall = z.output<typeof UnknownCallSchema>;
export type UnknownCallList = z.output<typeof UnknownCallListSchema>;
