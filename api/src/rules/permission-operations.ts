import type { Operation } from '../operation.ts';
import {
  CheckPermissionQuerySchema,
  PermissionListSchema,
  PermissionSchema,
} from './permission.ts';

const tag = 'Permissions';

export const listPermissions = {
  method: 'GET',
  path: '/api/permissions',
  tag,
  role: 'anyone',
  summary: 'Say of each target of each listed rule whether it allows EventBridge.',
  answer: { status: 200, schema: PermissionListSchema },
  problems: [409],
} as const satisfies Operation;

export const checkPermission = {
  method: 'GET',
  path: '/api/permissions/check',
  tag,
  role: 'anyone',
  summary: 'Say whether a target allows EventBridge for a rule, and what would be added to do so.',
  query: CheckPermissionQuerySchema,
  answer: { status: 200, schema: PermissionSchema },
  problems: [400],
} as const satisfies Operation;
