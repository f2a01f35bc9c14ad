import type { Operation } from '../operation.ts';
import { ExplainMessageSchema, ExplainQuerySchema, ExplanationSchema } from './explanation.ts';

const tag = 'Observation';

export const explainEvent = {
  method: 'GET',
  path: '/api/explain',
  tag,
  role: 'viewer',
  summary: 'Explain what happened to an event, and why nothing happened.',
  query: ExplainQuerySchema,
  answer: { status: 200, schema: ExplanationSchema },
  problems: [400, 404, 409],
} as const satisfies Operation;

export const explainMessage = {
  method: 'POST',
  path: '/api/explain',
  tag,
  role: 'viewer',
  fieldRoles: { apiKey: 'admin' },
  summary:
    'Explain an event by its message as well, and with a Momento API key whether Momento posts it here.',
  body: ExplainMessageSchema,
  answer: { status: 200, schema: ExplanationSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;
