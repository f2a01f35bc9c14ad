import { FailureIdsSchema } from '../failures/failure.ts';
import { FailureFilterSchema } from '../failures/failure-filter.ts';
import { EventsPerSecondSchema } from '../failures/redrive.ts';
import { OverlapMinutesSchema, SigningSecretSchema } from '../webhooks/webhook.ts';
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
  .strictObject({ signingSecret: SigningSecretSchema, overlapMinutes: OverlapMinutesSchema })
  .meta({ id: 'CheckSigningSecret' });

export const HeldCallsCheckSchema = z
  .object({
    heldCount: z.int().meta({ description: 'Held calls of this webhook.' }),
    verifiedCount: z
      .int()
      .meta({ description: 'Those of them that this signing secret verifies.' }),
    publishedCount: z.int().meta({
      description:
        'Those that would be published if it were stored now: also what a signing secret verifies that stays valid. None while the webhook is disabled.',
    }),
    lostCount: z.int().meta({
      description:
        'Those that the signing secrets that are stored now verify, and that none would verify any more.',
    }),
    complete: z.boolean().meta({
      description:
        'False when there may be more: others held messages at the last look, or there are more than are looked at in one go.',
    }),
  })
  .meta({ id: 'HeldCallsCheck' });

export type HeldCallsCheck = z.output<typeof HeldCallsCheckSchema>;
