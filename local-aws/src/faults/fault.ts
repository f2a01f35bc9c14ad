import { z } from 'zod';

/** The faults of a whole call; `entry` fails entries of a call that succeeds. */
const faultNameSchema = z.enum([
  'throttle',
  'error',
  'entry',
  'delay',
  'hang',
  'drop',
  'lost-answer',
]);

/** Matches every operation. */
export const ANY_OPERATION = '*';

/** Stands for the batches of events that a replay sends, which are no calls. */
export const REPLAY = 'Replay';

/** The operations whose answers can list failed entries. */
const BATCHES: readonly string[] = [
  ANY_OPERATION,
  'BatchGetSecretValue',
  'ChangeMessageVisibilityBatch',
  'DeleteMessageBatch',
  'PutEvents',
  'PutTargets',
  'RemoveTargets',
  'SendMessageBatch',
];

/** A fault for calls of one operation: the next `times` calls after `skip`, or all of them. */
export const faultSchema = z
  .strictObject({
    operation: z.string(),
    fault: faultNameSchema,
    /** How many calls succeed first. */
    skip: z.int().nonnegative().optional(),
    times: z.int().positive().optional(),
    delayMs: z.int().nonnegative().max(600_000).optional(),
    /** Indexes of the entries that fail, from 0; all by default. */
    entries: z.array(z.int().nonnegative()).min(1).optional(),
  })
  .refine((fault) => (fault.fault === 'delay') === (fault.delayMs !== undefined), {
    path: ['delayMs'],
    error: 'delayMs is required for the fault delay, and for no other',
  })
  .refine((fault) => fault.fault !== 'entry' || BATCHES.includes(fault.operation), {
    path: ['fault'],
    error: `the fault entry is only for ${BATCHES.join(', ')}`,
  })
  .refine((fault) => fault.fault === 'delay' || fault.operation !== REPLAY, {
    path: ['fault'],
    error: `only the fault delay is for ${REPLAY}`,
  })
  .refine((fault) => fault.fault === 'entry' || fault.entries === undefined, {
    path: ['entries'],
    error: 'entries are for the fault entry only',
  });

export type Fault = z.output<typeof faultSchema>;
