import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
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
import { RuleNameSchema } from './rule.ts';
import {
  CreateTargetSchema,
  ListTargetsQuerySchema,
  PickableTargetSchema,
  TargetListSchema,
} from './target.ts';

const tag = 'Rules';
const params = z.object({ name: RuleNameSchema });

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
