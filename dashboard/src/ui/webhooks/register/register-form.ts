import {
  type RegisterMomentoWebhook,
  RegisterMomentoWebhookSchema,
} from '@momento-gateway/api/momento/momento';
import { type RegisterWebhook, RegisterWebhookSchema } from '@momento-gateway/api/webhooks/webhook';
import { resolvePart } from '../../forms/resolve-part.ts';

/** Whether a person brings the signing secret, or an API key to take it with. */
export type SecretWay = 'paste' | 'key';

/** The fields of both ways. */
export type RegisterFields = RegisterWebhook & RegisterMomentoWebhook;

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

export const REGISTER_RESOLVERS = {
  paste: resolvePart<RegisterFields>(RegisterWebhookSchema),
  key: resolvePart<RegisterFields>(RegisterMomentoWebhookSchema),
} as const;

/** Which field shows what the server found wrong. */
export const REGISTER_LOCATIONS = {
  name: 'name',
  cache: 'cache',
  topic: 'topic',
  signingSecret: 'signingSecret',
  apiKey: 'apiKey',
  endpoint: 'endpoint',
  momentoWebhook: 'momentoWebhook',
  tenant: 'tenant',
} as const;
