import type { Operation } from '../operation.ts';
import { WebhookIdSchema } from '../webhooks/webhook.ts';
import { z } from '../zod.ts';
import { ActivityPageSchema, ListActivityQuerySchema } from './activity.ts';
import { DependencyChecksSchema } from './dependency-check.ts';
import { MetricsSchema, ReadMetricsQuerySchema } from './metrics.ts';
import { UnknownCallListSchema } from './unknown-calls.ts';

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

export const listUnknownCalls = {
  method: 'GET',
  path: '/api/unknown-calls',
  tag,
  role: 'owner',
  summary: 'List ids and paths of the last 24 hours’ signed calls to webhooks that no tenant has.',
  answer: { status: 200, schema: UnknownCallListSchema },
  problems: [],
} as const satisfies Operation;

export const readMetrics = {
  method: 'GET',
  path: '/api/metrics',
  tag,
  role: 'viewer',
  summary: 'Read the gateway’s metrics from CloudWatch.',
  query: ReadMetricsQuerySchema,
  answer: { status: 200, schema: MetricsSchema },
  problems: [400],
} as const satisfies Operation;

export const checkDependencies = {
  method: 'GET',
  path: '/api/dependencies',
  tag,
  role: 'viewer',
  summary: 'Check now whether everything that the product depends on works.',
  answer: { status: 200, schema: DependencyChecksSchema },
  problems: [],
} as const satisfies Operation;
