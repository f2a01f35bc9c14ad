import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import { SendTestEventSchema, TestEventAnswerSchema } from './sample-event.ts';
import {
  DetailedWebhookSchema,
  ListWebhooksQuerySchema,
  RegisterWebhookSchema,
  RotatedWebhookSchema,
  RotateSecretSchema,
  UpdateWebhookSchema,
  WebhookIdSchema,
  WebhookPageSchema,
  WebhookSchema,
} from './webhook.ts';

const tag = 'Webhooks';
const params = z.object({ webhookId: WebhookIdSchema });

export const listWebhooks = {
  method: 'GET',
  path: '/api/webhooks',
  tag,
  role: 'viewer',
  summary: 'List webhooks, newest first.',
  query: ListWebhooksQuerySchema,
  answer: { status: 200, schema: WebhookPageSchema },
  problems: [400],
} as const satisfies Operation;

export const registerWebhook = {
  method: 'POST',
  path: '/api/webhooks',
  tag,
  role: 'admin',
  summary: 'Register a webhook. Its signing secret is never returned.',
  body: RegisterWebhookSchema,
  answer: { status: 201, schema: WebhookSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const readWebhook = {
  method: 'GET',
  path: '/api/webhooks/{webhookId}',
  tag,
  role: 'viewer',
  summary: 'Read a webhook.',
  params,
  answer: { status: 200, schema: DetailedWebhookSchema },
  problems: [404, 409],
} as const satisfies Operation;

export const updateWebhook = {
  method: 'PATCH',
  path: '/api/webhooks/{webhookId}',
  tag,
  role: 'admin',
  summary: 'Rename, enable or disable a webhook, or set whether its text is parsed.',
  params,
  body: UpdateWebhookSchema,
  answer: { status: 200, schema: WebhookSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const deleteWebhook = {
  method: 'DELETE',
  path: '/api/webhooks/{webhookId}',
  tag,
  role: 'admin',
  summary: 'Delete a webhook. Its secret can be restored with AWS tools for 7 days.',
  params,
  answer: { status: 204 },
  problems: [404],
} as const satisfies Operation;

export const rotateSecret = {
  method: 'POST',
  path: '/api/webhooks/{webhookId}/secret',
  tag,
  role: 'admin',
  summary:
    'Replace a webhook’s signing secret; each previous one stays valid for the overlap that was set when it was replaced. Held calls that the new one verifies are then published.',
  params,
  body: RotateSecretSchema,
  answer: { status: 200, schema: RotatedWebhookSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const endPreviousSecrets = {
  method: 'DELETE',
  path: '/api/webhooks/{webhookId}/secret/previous',
  tag,
  role: 'admin',
  summary: 'End all previous signing secrets of a webhook now.',
  params,
  answer: { status: 204 },
  problems: [404, 409],
} as const satisfies Operation;

export const sendTestEvent = {
  method: 'POST',
  path: '/api/webhooks/{webhookId}/test',
  tag,
  role: 'operator',
  summary: 'Sign an event as Momento does, post it to the gateway and return its answer.',
  params,
  body: SendTestEventSchema,
  answer: { status: 200, schema: TestEventAnswerSchema },
  problems: [400, 404, 413, 415, 502],
} as const satisfies Operation;
