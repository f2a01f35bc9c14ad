import { FailureIdsSchema } from '../failures/failure.ts';
import { FailureFilterSchema } from '../failures/failure-filter.ts';
import { EventsPerSecondSchema } from '../failures/redrive.ts';
import { SigningSecretSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';

/** Which held calls to verify: `{ ids }`, `{ filter }` or `{ all: true }`. */
export const VerifyHeldCallsSchema = z
  .union([
    z.strictObject({ ids: FailureIdsSchema, eventsPerSecond: EventsPerSecondSchema }),
    z.strictObject({ filter: FailureFilterSchema, eventsPerSecond: EventsPerSecondSchema }),
    z.strictObject({ all: z.literal(true), eventsPerSecond: EventsPerSecondSchema }),
  ])
  .meta({ id: 'VerifyHeldCalls' });

export const CheckSigningSecretSchema = z
  .strictObject({ signingSecret: SigningSecretSchema })
  .meta({ id: 'CheckSigningSecret' });

export const HeldCallsCheckSchema = z
  .object({
    heldCount: z.int().meta({ description: 'Held calls of this webhook.' }),
    verifiedCount: z.int().meta({
      description: 'Those of them that would be published if the secret were stored now.',
    }),
    complete: z.boolean().meta({
      description:
        'False when there may be more: others held messages at the last look, or there are more than are looked at in one go.',
    }),
  })
  .meta({ id: 'HeldCallsCheck' });

export type HeldCallsCheck = z.output<typeof HeldCallsCheckSchema>;
