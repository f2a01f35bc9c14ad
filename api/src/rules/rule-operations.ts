import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import { RuleTestSchema, TestRuleSchema } from './pattern-check.ts';
import {
  CheckPermissionQuerySchema,
  GrantPermissionSchema,
  PermissionListSchema,
  PermissionSchema,
} from './permission.ts';
import {
  DescribeQueueQuerySchema,
  LookIntoQueueSchema,
  QueueLookSchema,
  TargetQueueSchema,
} from './queue-look.ts';
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
import {
  CreateTargetSchema,
  ListTargetsQuerySchema,
  PickableTargetSchema,
  TargetListSchema,
} from './target.ts';

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

export const describeQueue = {
  method: 'GET',
  path: '/api/rules/{name}/queue',
  tag,
  role: 'operator',
  summary: 'Say of a queue that a rule sends to what a look into it depends on.',
  params,
  query: DescribeQueueQuerySchema,
  answer: { status: 200, schema: TargetQueueSchema },
  problems: [400, 404],
} as const satisfies Operation;

export const lookIntoQueue = {
  method: 'POST',
  path: '/api/rules/{name}/queue',
  tag,
  role: 'operator',
  summary:
    'Show some messages of a queue that a rule sends to. They stay in it; their receive counts go up.',
  params,
  body: LookIntoQueueSchema,
  answer: { status: 200, schema: QueueLookSchema },
  problems: [400, 404, 413, 415],
} as const satisfies Operation;

export const listTargets = {
  method: 'GET',
  path: '/api/targets',
  tag,
  role: 'admin',
  summary: 'List what can be picked as a target, or as the role to reach one.',
  query: ListTargetsQuerySchema,
  answer: { status: 200, schema: TargetListSchema },
  problems: [400],
} as const satisfies Operation;

export const createTarget = {
  method: 'POST',
  path: '/api/targets',
  tag,
  role: 'admin',
  summary: 'Create a queue that can be picked as a target.',
  body: CreateTargetSchema,
  answer: { status: 201, schema: PickableTargetSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;

export const testRule = {
  method: 'POST',
  path: '/api/rules/test',
  tag,
  role: 'viewer',
  summary: 'Ask EventBridge whether a pattern matches an event, and which field does not.',
  body: TestRuleSchema,
  answer: { status: 200, schema: RuleTestSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;

export const listPermissions = {
  method: 'GET',
  path: '/api/permissions',
  tag: 'Permissions',
  role: 'viewer',
  summary: 'Say of each target of each listed rule whether it allows EventBridge.',
  answer: { status: 200, schema: PermissionListSchema },
  problems: [409],
} as const satisfies Operation;

export const checkPermission = {
  method: 'GET',
  path: '/api/permissions/check',
  tag: 'Permissions',
  role: 'viewer',
  summary: 'Say whether a target allows EventBridge for a rule, and what would be added to do so.',
  query: CheckPermissionQuerySchema,
  answer: { status: 200, schema: PermissionSchema },
  problems: [400],
} as const satisfies Operation;

export const grantPermission = {
  method: 'POST',
  path: '/api/rules/{name}/permissions',
  tag: 'Permissions',
  role: 'admin',
  summary:
    'Allow EventBridge to deliver the events of a rule to one of its targets, and say what is allowed then.',
  params,
  body: GrantPermissionSchema,
  answer: { status: 200, schema: PermissionSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;
