import type { Role } from '@momento-gateway/shared/role';
import type { OperationId, Operations } from './operations.ts';

/** A button leads to these; what only looks is a viewer's, and of no tenant is nobody's. */
type GuardedId = {
  [Id in OperationId]: Operations[Id]['role'] extends 'viewer' | 'anyone' ? never : Id;
}[OperationId];

/**
 * The least role that each operation needs, for screens: the operations themselves bring their
 * schemas into a page. The compiler refuses one that is missing, or whose role is another.
 */
export const ROLES_OF_OPERATIONS = {
  listUnknownCalls: 'owner',
  listTenants: 'owner',
  createTenant: 'owner',
  removeTenant: 'owner',
  listAudit: 'admin',
  exportAudit: 'admin',
  registerWebhook: 'admin',
  updateWebhook: 'admin',
  deleteWebhook: 'admin',
  rotateSecret: 'admin',
  checkSigningSecret: 'admin',
  endPreviousSecrets: 'admin',
  sendTestEvent: 'operator',
  listMomentoWebhooks: 'admin',
  registerMomentoWebhook: 'admin',
  takeSecret: 'admin',
  createRule: 'admin',
  updateRule: 'admin',
  switchRule: 'operator',
  deleteRule: 'admin',
  describeQueue: 'operator',
  lookIntoQueue: 'operator',
  listTargets: 'admin',
  createTarget: 'admin',
  grantPermission: 'admin',
  redriveFailures: 'operator',
  deleteFailures: 'operator',
  startRedrive: 'operator',
  stopRedrive: 'operator',
  readHeldCall: 'operator',
  verifyHeldCalls: 'operator',
  discardHeldCalls: 'operator',
  startReplay: 'operator',
  cancelReplay: 'operator',
} as const satisfies { readonly [Id in GuardedId]: Operations[Id]['role'] };

export type GuardedOperation = keyof typeof ROLES_OF_OPERATIONS;

type FieldRolesOf<Called> = Called extends { readonly fieldRoles: infer Roles } ? Roles : never;

/** Live events out of the archive: a field of a call that anyone who looks may make without it. */
export const LIVE_REPLAY_ROLE = 'operator' satisfies FieldRolesOf<
  Operations['openViewer']
>['replay'] satisfies Role;
