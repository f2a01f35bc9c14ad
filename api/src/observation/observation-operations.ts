import type { Operation } from '../operation.ts';
import { MetricsSchema, ReadMetricsQuerySchema } from './metrics.ts';
import { UnknownCallListSchema } from './unknown-calls.ts';

const tag = 'Observation';

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
