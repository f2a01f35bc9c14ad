import type { Operation } from '../operation.ts';
import { WebhookIdSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';
import { ActivityPageSchema, ListActivityQuerySchema } from './activity.ts';

const tag = 'Observation';

export const listActivity = {
  method: 'GET',
  path: '/api/webhooks/{webhookId}/activity',
  tag,
  role: 'viewer',
  summary: 'List a webhook’s calls from the gateway’s log, which never contains messages.',
  params: z.object({ webhookId: WebhookIdSchema }),
  query: ListActivityQuerySchema,
  answer: { status: 200, schema: ActivityPageSchema },
  problems: [400, 404],
} as const satisfies Operation;
