import { z } from 'zod';

/** What can be made to go wrong with a whole call; `entry` leaves the call and fails its entries. */
const faultNameSchema = z.enum([
  'throttle',
  'error',
  'entry',
  'delay',
  'hang',
  'drop',
  'lost-answer',
]);

/** Stands for all operations. */
export const ANY_OPERATION = '*';

/** The operations whose answers tell of failed entries. */
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

/** A wish for calls of one operation to go wrong: the next `times` after `skip`, or all of them. */
export const faultSchema = z
  .strictObject({
    operation: z.string(),
    fault: faultNameSchema,
    /** Calls that go well before. */
    skip: z.int().nonnegative().optional(),
    times: z.int().positive().optional(),
    delayMs: z.int().nonnegative().max(600_000).optional(),
    /** Places of the entries that fail, from 0; all when left out. */
    entries: z.array(z.int().nonnegative()).min(1).optional(),
  })
  .refine((fault) => (fault.fault === 'delay') === (fault.delayMs !== undefined), {
    path: ['delayMs'],
    error: 'delayMs is needed for the fault delay, and for no other',
  })
  .refine((fault) => fault.fault !== 'entry' || BATCHES.includes(fault.operation), {
    path: ['fault'],
    error: `the fault entry is only for ${BATCHES.join(', ')}`,
  })
  .refine((fault) => fault.fault === 'entry' || fault.entries === undefined, {
    path: ['entries'],
    error: 'entries are for the fault entry only',
  });

export type Fault = z.output<typeof faultSchema>;
