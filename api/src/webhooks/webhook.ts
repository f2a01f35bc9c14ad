import { DETAIL_TYPE_MAX_LENGTH, detailTypeOf } from '@momento-gateway/shared/detail-type';
import { WEBHOOK_ID_PATTERN } from '@momento-gateway/shared/webhook-id';
import { CursorSchema, limitSchema, SearchSchema, TimestampSchema } from '../paging.ts';
import { nameSchema, seenText } from '../text.ts';
import * as z from '../zod.ts';

/**
 * What a webhook's names may hold. Together, and with every quote escaped, they fit into a
 * secret's description of 2,048 characters.
 */
const NAME_MAX_LENGTH = 128;
const CACHE_MAX_LENGTH = 256;
const TOPIC_MAX_LENGTH = 256;
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

/** Refuses a topic whose events EventBridge would refuse: each of them would be parked. */
export function fitsDetailType(
  { cache, topic }: { readonly cache: string; readonly topic: string },
  context: z.RefinementCtx,
): void {
  const { length } = detailTypeOf(cache, topic);
  if (length <= DETAIL_TYPE_MAX_LENGTH) return;
  context.addIssue({
    code: 'custom',
    path: ['topic'],
    message: `The detail-type would have ${length} characters, and EventBridge takes ${DETAIL_TYPE_MAX_LENGTH}: every event would be parked. Use a shorter cache or topic name in Momento.`,
  });
}

/** It says again what the address says: today's scripts may send it. */
export const RegistrationTenantSchema = z
  .string()
  .meta({ description: 'The tenant of the call; it may be left out.' });

export const SigningSecretSchema = z
  .string('The signing secret must be a string.')
  .min(1, 'Give the signing secret that Momento shows for this webhook.')
  .max(SIGNING_SECRET_MAX_LENGTH, `Give at most ${SIGNING_SECRET_MAX_LENGTH} characters.`)
  .refine((text) => text === text.trim(), 'Remove the white space at the start or the end.')
  // Each byte counts: with one more of them no call is ever accepted.
  .superRefine(seenText({ allowsJoiners: false }))
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

const CountSchema = z.int().nonnegative().optional();

/**
 * A webhook that is read by its id, with what is known of its held calls: `heldComplete` is false when
 * there may be more, and `heldReasons` has each reason once, that of most of them first.
 */
export const DetailedWebhookSchema = WebhookSchema.extend({
  previousSecrets: z
    .array(z.object({ validUntil: TimestampSchema }))
    .optional()
    .meta({
      description:
        'The previous signing secrets that are still accepted, the one that ends first first.',
    }),
  heldCount: CountSchema,
  heldComplete: z.boolean().optional(),
  heldReasons: z.array(z.string()).optional(),
  heldSince: TimestampSchema.optional(),
}).meta({ id: 'DetailedWebhook' });

/** The state of a webhook, judged by the gateway's log. */
export const WEBHOOK_STATUSES = [
  'active',
  'failing',
  'never-seen',
  'quiet',
  'enabled',
  'disabled',
] as const;

export const WEBHOOK_SORTS = ['created', 'name', 'last-event', 'rejected', 'failures'] as const;

/** A webhook in a list; what is not known at the moment is left out. */
const ListedWebhookSchema = WebhookSchema.extend({
  status: z.enum(WEBHOOK_STATUSES).meta({
    description:
      '`failing`: its newest call was not published. `never-seen`: no call since it was registered. `quiet`: no call since `activity.since`. `enabled`: the log cannot be read.',
  }),
  lastEventAt: TimestampSchema.optional().meta({ description: 'Its newest authentic event.' }),
  rejectedCount: CountSchema.meta({
    description: 'Calls rejected in the last 24 hours, counted by five minutes.',
  }),
  missingCount: CountSchema.meta({
    description: 'Its missing messages, by their sequence numbers, since `activity.since`.',
  }),
  failureCount: CountSchema.meta({ description: 'Its events in the list of failures.' }),
  heldCount: CountSchema.meta({ description: 'Its held calls.' }),
  ruleCount: CountSchema.meta({ description: 'Enabled rules that can match its events.' }),
}).meta({ id: 'ListedWebhook' });

/** What is known of held calls. */
const HELD_STATES = ['known', 'incomplete', 'unknown', 'not-configured'] as const;

export type HeldState = (typeof HELD_STATES)[number];

export const WebhookPageSchema = z
  .object({
    webhooks: z.array(ListedWebhookSchema),
    cursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
    total: z.int().meta({ description: 'How many match the search and the status, on all pages.' }),
    allTotal: z.int().meta({ description: 'How many there are.' }),
    heldState: z.enum(HELD_STATES).meta({
      description: '`incomplete`: more calls may be held than are counted.',
    }),
    unreadable: z.array(z.object({ webhookId: z.string(), reason: z.string() })).meta({
      description:
        'Webhooks whose secret could not be read, at most 100: left out of the list, or as last known.',
    }),
    activity: z
      .object({
        state: z.enum(['known', 'loading', 'not-configured', 'unavailable']),
        since: TimestampSchema.optional(),
      })
      .meta({ description: 'Whether the log could be read, and how far back.' }),
  })
  .meta({ id: 'WebhookPage' });

export const ListWebhooksQuerySchema = z.object({
  search: SearchSchema,
  status: z.enum(WEBHOOK_STATUSES).optional(),
  sort: z.enum(WEBHOOK_SORTS).default('created'),
  order: z.enum(['asc', 'desc']).default('desc'),
  limit: limitSchema({ max: 100, fallback: 50 }),
  cursor: CursorSchema,
});

export const RegisterWebhookSchema = z
  .strictObject({
    name: WebhookNameSchema,
    cache: CacheSchema,
    topic: TopicSchema,
    signingSecret: SigningSecretSchema,
    tenant: RegistrationTenantSchema.optional(),
    parseText: z.boolean().optional(),
  })
  .superRefine(fitsDetailType)
  .meta({ id: 'RegisterWebhook' });

export const UpdateWebhookSchema = z
  .strictObject({
    name: WebhookNameSchema.optional(),
    enabled: z.boolean().optional(),
    parseText: z.boolean().optional(),
  })
  .meta({ id: 'UpdateWebhook' });

export const OverlapMinutesSchema = z
  .int()
  .min(0)
  .max(OVERLAP_MAX_MINUTES)
  .default(OVERLAP_DEFAULT_MINUTES)
  .meta({ description: 'How long the previous signing secret stays valid.' });

export const RotateSecretSchema = z
  .strictObject({
    signingSecret: SigningSecretSchema,
    overlapMinutes: OverlapMinutesSchema,
  })
  .meta({ id: 'RotateSecret' });

export const RotatedWebhookSchema = DetailedWebhookSchema.extend({
  previousValidUntil: TimestampSchema.optional().meta({
    description: 'When the last of the previous signing secrets ends.',
  }),
  redriveId: z.string().optional(),
}).meta({ id: 'RotatedWebhook' });

export type Webhook = z.output<typeof WebhookSchema>;
export type DetailedWebhook = z.output<typeof DetailedWebhookSchema>;
export type ListedWebhook = z.output<typeof ListedWebhookSchema>;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];
export type WebhookSort = (typeof WEBHOOK_SORTS)[number];
export type WebhookPage = z.output<typeof WebhookPageSchema>;
export type RegisterWebhook = z.output<typeof RegisterWebhookSchema>;
export type UpdateWebhook = z.output<typeof UpdateWebhookSchema>;
export type RotatedWebhook = z.output<typeof RotatedWebhookSchema>;
export type RotateSecret = z.output<typeof RotateSecretSchema>;
