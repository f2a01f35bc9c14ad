import * as z from '../zod.ts';

/** What failures have in common: where they failed, why, for which target and of which webhook. */
export const FailureCauseSchema = z
  .strictObject({
    kind: z.enum(['publish', 'delivery', 'held']),
    reason: z.string().max(256),
    targetArn: z.string().max(2_048).optional().meta({
      description: 'Of the target that did not take them; absent when it was the bus.',
    }),
    webhookId: z.string().max(256).optional().meta({
      description: 'Absent when it is not known whose they are.',
    }),
  })
  .meta({ id: 'FailureCause' });

export type FailureCause = z.output<typeof FailureCauseSchema>;

/** The cause of a failure. */
export function causeOf({ kind, reason, targetArn, webhookId }: FailureCause): FailureCause {
  return {
    kind,
    reason,
    ...(targetArn !== undefined && { targetArn }),
    ...(webhookId !== undefined && { webhookId }),
  };
}

/** The same text for the same cause, and for no other. */
export function keyOfCause({ kind, reason, targetArn, webhookId }: FailureCause): string {
  return JSON.stringify([kind, reason, targetArn ?? null, webhookId ?? null]);
}
