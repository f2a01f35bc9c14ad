import type { Api } from '@momento-gateway/api/call';
import {
  type RegisterMomentoWebhook,
  RegisterMomentoWebhookSchema,
} from '@momento-gateway/api/momento/momento';
import {
  type RegisterWebhook,
  RegisterWebhookSchema,
  type Webhook,
} from '@momento-gateway/api/webhooks/webhook';
import { registerWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { resolvePart } from '../../forms/show-submit-error.ts';

/** Whether somebody pastes the signing secret, or gives an API key to fetch it with. */
export type SecretWay = 'paste' | 'key';

/** The fields of both ways. */
export type RegisterFields = Omit<RegisterWebhook & RegisterMomentoWebhook, 'tenant'>;

export const EMPTY_REGISTRATION: RegisterFields = {
  name: '',
  cache: '',
  topic: '',
  signingSecret: '',
  apiKey: '',
  momentoWebhook: '',
  repoint: false,
  parseText: false,
};

/** The form, filled in as the page's address says: with everything of another webhook but its secret. */
export function initialRegistration(param: (name: string) => string): RegisterFields {
  return {
    ...EMPTY_REGISTRATION,
    name: param('name'),
    cache: param('cache'),
    topic: param('topic'),
    parseText: param('parseText') === 'true',
  };
}

/** Secrets typed for one way are cleared when the other one is chosen. */
export const SECRET_FIELDS = ['signingSecret', 'apiKey'] as const;

export const REGISTER_RESOLVERS = {
  paste: resolvePart<RegisterFields>(RegisterWebhookSchema),
  key: resolvePart<RegisterFields>(RegisterMomentoWebhookSchema),
} as const;

/** Field of the form by location of an API error. */
export const REGISTER_LOCATIONS = {
  name: 'name',
  cache: 'cache',
  topic: 'topic',
  signingSecret: 'signingSecret',
  apiKey: 'apiKey',
  endpoint: 'endpoint',
  momentoWebhook: 'momentoWebhook',
} as const;

/** Registers the webhook. Not through react-query, which would keep the API key. */
export async function submitRegistration(
  api: Api,
  way: SecretWay,
  registration: RegisterFields,
): Promise<Webhook> {
  if (way === 'paste') return api(registerWebhook, { body: registration });
  // Loaded when it is needed: few people register with a key.
  const { registerMomentoWebhook } = await import(
    '@momento-gateway/api/momento/momento-operations'
  );
  return api(registerMomentoWebhook, { body: registration });
}
