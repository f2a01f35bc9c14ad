import { WEBHOOK_ID_PATTERN } from '@momento-gateway/shared/webhook-id';
import { CursorSchema, limitSchema, SearchSchema, TimestampSchema } from './paging.ts';
import { nameSchema } from './text.ts';
import * as z from './zod.ts';

/**
 * What a webhook's names may hold. Together, and with every quote escaped, they fit into a
 * secret's description of 2,048 characters; the tenant is also a tag's value.
 */
const NAME_MAX_LENGTH = 128;
const CACHE_MAX_LENGTH = 256;
const TOPIC_MAX_LENGTH = 256;
const TENANT_MAX_LENGTH = 64;
const SIGNING_SECRET_MAX_LENGTH = 1024;

/** Longest time for which a previous signing secret may stay valid, in minutes. */
const OVERLAP_MAX_MINUTES = 7 * 24 * 60;
export const OVERLAP_DEFAULT_MINUTES = 5;

export const WebhookIdSchema = z
  .string()
  .regex(WEBHOOK_ID_PATTERN, 'A webhook id is a lower-case UUID.');

export const WebhookNameSchema = nameSchema(NAME_MAX_LENGTH);
export const CacheSchema = nameSchema(CACHE_MAX_LENGTH);
export const TopicSchema = nameSchema(TOPIC_MAX_LENGTH);

/** The characters that an AWS tag's value may have. */
const TenantSchema = nameSchema(TENANT_MAX_LENGTH).regex(
  /^[\p{L}\p{N} _.:/=+@-]*$/u,
  'Use letters, digits, blanks and _ . : / = + - @.',
);

const SigningSecretSchema = z
  .string('Give the signing secret as a text.')
  .min(1, 'Give the signing secret that Momento shows for this webhook.')
  .max(SIGNING_SECRET_MAX_LENGTH, `Give at most ${SIGNING_SECRET_MAX_LENGTH} characters.`)
  .refine((text) => text === text.trim(), 'Remove the white space at the start or the end.')
  .refine((text) => text.isWellFormed(), 'This is not valid Unicode text.')
  .meta({ format: 'password', writeOnly: true });

export const WebhookSchema = z
  .object({
    webhookId: z.string(),
    name: z.string(),
    tenant: z.string(),
    cache: z.string(),
    topic: z.string(),
    detailType: z.string().meta({ description: '`<cache>#<topic>`' }),
    url: z.string().meta({ description: 'The address to paste into Momento.' }),
    enabled: z.boolean(),
    parseText: z.boolean(),
    createdAt: TimestampSchema,
  })
  .meta({ id: 'Webhook' });

export const WebhookPageSchema = z
  .object({
    webhooks: z.array(WebhookSchema),
    cursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
    total: z.int().meta({ description: 'How many match the search, on all pages.' }),
  })
  .meta({ id: 'WebhookPage' });

export const ListWebhooksQuerySchema = z.object({
  search: SearchSchema,
  limit: limitSchema({ max: 100, fallback: 50 }),
  cursor: CursorSchema,
});

export const RegisterWebhookSchema = z
  .strictObject({
    name: WebhookNameSchema,
    cache: CacheSchema,
    topic: TopicSchema,
    signingSecret: SigningSecretSchema,
    tenant: TenantSchema.optional(),
    parseText: z.boolean().optional(),
  })
  .meta({ id: 'RegisterWebhook' });

export const UpdateWebhookSchema = z
  .strictObject({
    name: WebhookNameSchema.optional(),
    enabled: z.boolean().optional(),
    parseText: z.boolean().optional(),
  })
  .meta({ id: 'UpdateWebhook' });

export const RotateSecretSchema = z
  .strictObject({
    signingSecret: SigningSecretSchema,
    overlapMinutes: z
      .int()
      .min(0)
      .max(OVERLAP_MAX_MINUTES)
      .default(OVERLAP_DEFAULT_MINUTES)
      .meta({ description: 'How long the previous signing secret stays valid.' }),
  })
  .meta({ id: 'RotateSecret' });

export const RotatedWebhookSchema = WebhookSchema.extend({
  previousValidUntil: TimestampSchema.optional(),
}).meta({ id: 'RotatedWebhook' });

export type Webhook = z.output<typeof WebhookSchema>;
export type WebhookPage = z.output<typeof WebhookPageSchema>;
export type RegisterWebhook = z.output<typeof RegisterWebhookSchema>;
export type UpdateWebhook = z.output<typeof UpdateWebhookSchema>;
export type RotateSecret = z.output<typeof RotateSecretSchema>;
