import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

const GapSchema = z
  .object({
    from: z.number().meta({ description: 'The first missing sequence number.' }),
    to: z.number().meta({ description: 'The last missing one.' }),
    publishedAfter: TimestampSchema.meta({
      description: 'When Momento published the message before the gap.',
    }),
    publishedBefore: TimestampSchema.meta({
      description: 'When Momento published the message after the gap.',
    }),
  })
  .meta({ id: 'Gap' });

const SpanSchema = z
  .object({ at: TimestampSchema, seen: z.number(), missing: z.number() })
  .meta({ id: 'GapSpan' });

export const GapsSchema = z
  .object({
    since: TimestampSchema.meta({
      description: 'How far back the log was read: 7 days, or less when there is too much in it.',
    }),
    seenCount: z.number().meta({ description: 'Calls with a number that arrived.' }),
    missingCount: z.number().meta({
      description:
        'Numbers without a verified call, although a later one has one: the message never arrived, or its signature was wrong, or could not be checked.',
    }),
    refusedCount: z.number().meta({
      description: 'Calls that arrived and were refused after the check of their signature.',
    }),
    duplicateCount: z.number().meta({ description: 'Calls with a number that had arrived.' }),
    restartCount: z.number().meta({
      description: 'How often the numbering began again: a smaller number on a later message.',
    }),
    gaps: z.array(GapSchema).meta({ description: 'The newest 100, newest first.' }),
    spans: z.array(SpanSchema).meta({ description: 'The counts over time, oldest first.' }),
    spanMs: z.number().meta({ description: 'How long each span is, ms.' }),
  })
  .meta({
    id: 'Gaps',
    description:
      'What the sequence numbers of Momento say. They are compared about three minutes after a message was published. A loss before the first number, after the last, or when the numbering restarts cannot be seen.',
  });

export type Gaps = z.output<typeof GapsSchema>;
