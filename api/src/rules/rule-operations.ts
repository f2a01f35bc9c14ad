import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import {
  CreateRuleSchema,
  RuleListSchema,
  RuleNameSchema,
  RuleSchema,
  RuleVersionSchema,
  SwitchRuleSchema,
  UpdateRuleSchema,
} from './rule.ts';
import { RuleMetricsSchema } from './rule-metrics.ts';

const tag = 'Rules';
const params = z.object({ name: RuleNameSchema });

export const listRules = {
  method: 'GET',
  path: '/api/rules',
  tag,
  role: 'viewer',
  summary: "List the bus's rules whose pattern can match an event of Momento, by name.",
  answer: { status: 200, schema: RuleListSchema },
  problems: [409],
} as const satisfies Operation;

export const createRule = {
  method: 'POST',
  path: '/api/rules',
  tag,
  role: 'admin',
  summary: 'Create a rule, and allow EventBridge to deliver to its targets.',
  body: CreateRuleSchema,
  answer: { status: 201, schema: RuleSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;

export const readRule = {
  method: 'GET',
  path: '/api/rules/{name}',
  tag,
  role: 'viewer',
  summary: 'Read a rule.',
  params,
  answer: { status: 200, schema: RuleSchema },
  problems: [404],
} as const satisfies Operation;

export const readRuleMetrics = {
  method: 'GET',
  path: '/api/rules/{name}/metrics',
  tag,
  role: 'viewer',
  summary: 'Read what CloudWatch counted for a rule in the last 24 hours.',
  params,
  answer: { status: 200, schema: RuleMetricsSchema },
  problems: [404],
} as const satisfies Operation;

export const updateRule = {
  method: 'PATCH',
  path: '/api/rules/{name}',
  tag,
  role: 'admin',
  summary: 'Change a rule: its description, pattern or targets, or whether it is enabled.',
  params,
  body: UpdateRuleSchema,
  answer: { status: 200, schema: RuleSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const switchRule = {
  method: 'POST',
  path: '/api/rules/{name}/switch',
  tag,
  role: 'operator',
  summary: 'Enable or disable a rule.',
  params,
  body: SwitchRuleSchema,
  answer: { status: 200, schema: RuleSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const deleteRule = {
  method: 'DELETE',
  path: '/api/rules/{name}',
  tag,
  role: 'admin',
  summary: 'Delete a rule, and the permissions that no other rule of the bus needs.',
  params,
  query: z.object({ version: RuleVersionSchema }),
  answer: { status: 204 },
  problems: [400, 404, 409],
} as const satisfies Operation;
