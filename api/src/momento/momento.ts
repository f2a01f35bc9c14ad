import { nameSchema } from '../text.ts';
import {
  CacheSchema,
  fitsDetailType,
  OverlapMinutesSchema,
  RegistrationTenantSchema,
  TopicSchema,
  WebhookNameSchema,
} from '../webhooks/webhook.ts';
import * as z from '../zod.ts';

const API_KEY_MAX_LENGTH = 8_192;
const ENDPOINT_MAX_LENGTH = 253;
const MOMENTO_NAME_MAX_LENGTH = 256;

/** Momento's API keys are base64 text or a JWT. */
const ApiKeySchema = z
  .string('The API key must be a string.')
  .min(1, 'Enter a Momento API key.')
  .max(API_KEY_MAX_LENGTH, `Give at most ${API_KEY_MAX_LENGTH} characters.`)
  .regex(
    /^[\w.+/=-]*$/,
    'An API key has only letters, digits and . _ - + / =. Remove everything else.',
  )
  .meta({
    format: 'password',
    writeOnly: true,
    description:
      'A key that may manage the cache’s webhooks. It is used for this call only and never stored.',
  });

const EndpointSchema = z
  .string()
  .max(ENDPOINT_MAX_LENGTH, `Give at most ${ENDPOINT_MAX_LENGTH} characters.`)
  .regex(
    /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
    'Give a host name without https://, such as cell-4-us-west-2-1.prod.a.momentohq.com.',
  )
  .meta({ description: 'The Momento endpoint, for an API key that does not contain one (v2).' });

export const MomentoKeySchema = z.strictObject({
  apiKey: ApiKeySchema,
  endpoint: EndpointSchema.optional(),
});

/** The name that a webhook has at Momento. */
const MomentoWebhookNameSchema = nameSchema(MOMENTO_NAME_MAX_LENGTH);

export const ListMomentoWebhooksSchema = MomentoKeySchema.extend({ cache: CacheSchema }).meta({
  id: 'ListMomentoWebhooks',
});

const MomentoWebhookSchema = z
  .object({
    name: z.string(),
    topic: z.string(),
    url: z.string().meta({ description: 'Where Momento posts the messages.' }),
    webhookId: z
      .string()
      .optional()
      .meta({ description: 'The webhook registered here that has this URL.' }),
  })
  .meta({ id: 'MomentoWebhook' });

export const MomentoWebhooksSchema = z
  .object({ momentoWebhooks: z.array(MomentoWebhookSchema) })
  .meta({ id: 'MomentoWebhooks' });

export const RegisterMomentoWebhookSchema = MomentoKeySchema.extend({
  name: WebhookNameSchema,
  cache: CacheSchema,
  topic: TopicSchema,
  momentoWebhook: MomentoWebhookNameSchema.meta({ description: 'Its name at Momento.' }),
  repoint: z.boolean().optional().meta({
    description:
      'True to point an existing webhook of Momento here; otherwise a new one is created.',
  }),
  tenant: RegistrationTenantSchema.optional(),
  parseText: z.boolean().optional(),
})
  .superRefine(fitsDetailType)
  .meta({ id: 'RegisterMomentoWebhook' });

export const TakeSecretSchema = MomentoKeySchema.extend({
  rotate: z.boolean().optional().meta({
    description:
      'True to have Momento generate a new signing secret first, which it signs with immediately.',
  }),
  overlapMinutes: OverlapMinutesSchema,
}).meta({ id: 'TakeSecret' });

export type MomentoKey = z.output<typeof MomentoKeySchema>;
export type ListMomentoWebhooks = z.output<typeof ListMomentoWebhooksSchema>;
export type MomentoWebhook = z.output<typeof MomentoWebhookSchema>;
export type RegisterMomentoWebhook = z.output<typeof RegisterMomentoWebhookSchema>;
export type TakeSecret = z.output<typeof TakeSecretSchema>;
