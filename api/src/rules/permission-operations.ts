import type { Operation } from '../operation.ts';
import {
  CheckPermissionQuerySchema,
  PermissionListSchema,
  PermissionSchema,
} from './permission.ts';

const tag = 'Permissions';

export const listPermissionsOperation = {
  id: 'listPermissions',
  method: 'GET',
  path: '/api/permissions',
  tag,
  summary: 'Say of each target of each listed rule whether it allows EventBridge.',
  answer: { status: 200, schema: PermissionListSchema },
  problems: [409],
} as const satisfies Operation;

export const checkPermissionOperation = {
  id: 'checkPermission',
  method: 'GET',
  path: '/api/permissions/check',
  tag,
  summary: 'Say whether a target allows EventBridge for a rule, and what would be added to do so.',
  query: CheckPermissionQuerySchema,
  answer: { status: 200, schema: PermissionSchema },
  problems: [400],
} as const satisfies Operation;
