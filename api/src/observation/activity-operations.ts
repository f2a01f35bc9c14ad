import type { Operation } from '../operation.ts';
import { WebhookIdSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';
import { ActivityPageSchema, ListActivityQuerySchema } from './activity.ts';
import { GapsSchema } from './gaps.ts';

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

export const readGaps = {
  method: 'GET',
  path: '/api/webhooks/{webhookId}/gaps',
  tag,
  role: 'viewer',
  summary: 'Read which of a webhook’s messages are missing, by their sequence numbers.',
  params: z.object({ webhookId: WebhookIdSchema }),
  answer: { status: 200, schema: GapsSchema },
  problems: [400, 404],
} as const satisfies Operation;
