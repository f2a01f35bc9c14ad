import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import { GatewaySchema, HealthSchema } from './gateway.ts';

const tag = 'Gateway';

export const readHealth = {
  method: 'GET',
  path: '/api/health',
  tag,
  role: 'anyone',
  summary: 'Check that the dashboard’s server runs. It calls nothing else.',
  answer: { status: 200, schema: HealthSchema },
  problems: [],
} as const satisfies Operation;

export const readGateway = {
  method: 'GET',
  path: '/api/gateway',
  tag,
  role: 'viewer',
  summary: 'Read where the gateway is, and whether its bus and its two queues exist.',
  answer: { status: 200, schema: GatewaySchema },
  problems: [],
} as const satisfies Operation;

export const readOpenApi = {
  method: 'GET',
  path: '/api/openapi.json',
  tag,
  role: 'anyone',
  summary: 'This document.',
  answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
  problems: [],
} as const satisfies Operation;
