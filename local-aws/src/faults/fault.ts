import { z } from 'zod';

/** What can be made to go wrong. `entry` is for PutEvents alone: the call succeeds, its entries do not. */
const faultNameSchema = z.enum(['throttle', 'error', 'entry', 'delay', 'hang', 'drop']);

/** A wish for calls of one operation to go wrong: the next `times`, or all until cleared. */
export const faultSchema = z
  .strictObject({
    operation: z.string(),
    fault: faultNameSchema,
    times: z.int().positive().optional(),
    delayMs: z.int().nonnegative().max(600_000).optional(),
  })
  .refine((fault) => (fault.fault === 'delay') === (fault.delayMs !== undefined), {
    path: ['delayMs'],
    error: 'delayMs is needed for the fault delay, and for no other',
  })
  .refine((fault) => fault.fault !== 'entry' || fault.operation === 'PutEvents', {
    path: ['fault'],
    error: 'the fault entry is for the operation PutEvents only',
  });

export type Fault = z.output<typeof faultSchema>;
