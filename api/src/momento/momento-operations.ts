import type { Operation } from '../operation.ts';
import { RotatedWebhookSchema, WebhookIdSchema, WebhookSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';
import {
  ListMomentoWebhooksSchema,
  MomentoWebhooksSchema,
  RegisterMomentoWebhookSchema,
  TakeSecretSchema,
} from './momento.ts';

const tag = 'Momento';

export const listMomentoWebhooks = {
  method: 'POST',
  path: '/api/momento-webhooks/list',
  tag,
  role: 'admin',
  summary: 'List the webhooks that Momento has for a cache.',
  body: ListMomentoWebhooksSchema,
  answer: { status: 200, schema: MomentoWebhooksSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const registerMomentoWebhook = {
  method: 'POST',
  path: '/api/momento-webhooks/register',
  tag,
  role: 'admin',
  summary:
    'Create a webhook at Momento, or point an existing one here, and register it with its signing secret.',
  body: RegisterMomentoWebhookSchema,
  answer: { status: 201, schema: WebhookSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const takeSecret = {
  method: 'POST',
  path: '/api/webhooks/{webhookId}/secret/take',
  tag,
  role: 'admin',
  summary:
    'Take the current signing secret from Momento, or a new one that it generates now; the previous one stays valid for a while.',
  params: z.object({ webhookId: WebhookIdSchema }),
  body: TakeSecretSchema,
  answer: { status: 200, schema: RotatedWebhookSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;
