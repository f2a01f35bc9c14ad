import { TimestampSchema } from '../paging.ts';
import { RuleNameSchema } from '../rules/rule.ts';
import * as z from '../zod.ts';

/** First part of the name of each replay that a dashboard starts. */
export const REPLAY_NAME_PREFIX = 'momento-gateway-replay-';

/** A list of replays has the newest ones. */
export const REPLAYS_MAX = 20;

export const ReplayNameSchema = z
  .string()
  .max(64)
  .regex(/^[.\-_A-Za-z0-9]+$/, 'A replay’s name has letters, digits, and . - _ only.')
  .refine((name) => name !== '.' && name !== '..', 'Use a letter or a digit as well.');

const spanFields = {
  from: TimestampSchema.meta({ description: 'Time of the first event, ms since the epoch.' }),
  until: TimestampSchema.meta({ description: 'Events before this time, ms since the epoch.' }),
};

/** A time span of events. */
export const SpanSchema = z.strictObject(spanFields).refine(({ from, until }) => from < until, {
  path: ['until'],
  message: 'The end must be later than the start.',
});

export const StartReplaySchema = z
  .strictObject({
    ruleName: RuleNameSchema.meta({ description: 'The one rule that gets the events.' }),
    ...spanFields,
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    message: 'The end must be later than the start.',
  })
  .meta({ id: 'StartReplay' });

const ArchiveSchema = z
  .object({
    name: z.string(),
    retentionDays: z.int().meta({ description: '0: events are kept forever.' }),
    eventCount: z.int().meta({ description: 'AWS counts about once a day.' }),
    sizeBytes: z.int(),
    createdAt: TimestampSchema,
  })
  .meta({ id: 'Archive' });

export const ReadArchiveSchema = z.object({
  archive: ArchiveSchema.nullable().meta({ description: 'null: the bus has no archive.' }),
});

export const ReplaySchema = z
  .object({
    name: z.string(),
    state: z.enum(['starting', 'running', 'cancelling', 'completed', 'cancelled', 'failed']),
    reason: z.string().meta({ description: 'What AWS says about the state; often empty.' }),
    ruleNames: z.array(z.string()).meta({ description: 'Empty: all rules of the bus.' }),
    ...spanFields,
    lastEventAt: TimestampSchema.nullable().meta({ description: 'Time of the last event sent.' }),
    startedAt: TimestampSchema.nullable(),
    endedAt: TimestampSchema.nullable(),
  })
  .meta({ id: 'Replay' });

export const ReplaysSchema = z.object({
  replays: z.array(ReplaySchema).meta({ description: `The newest ${REPLAYS_MAX}.` }),
});

export type Archive = z.output<typeof ArchiveSchema>;
export type Replay = z.output<typeof ReplaySchema>;
export type Span = z.output<typeof SpanSchema>;
