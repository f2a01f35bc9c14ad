import {
  type GuardedOperation,
  LIVE_REPLAY_ROLE,
  ROLES_OF_OPERATIONS,
} from '@momento-gateway/api/roles-of-operations';
import { includesRole, type Role } from '@momento-gateway/shared/role';

/** What a screen offers: an operation, or live events out of the archive. */
export type Offer = GuardedOperation | 'replayLive';

/** Why somebody with this role may not do it, in sentences; undefined when they may. */
export function explainMissingRole(offer: Offer, tenant: string, role: Role): string | undefined {
  const needed = offer === 'replayLive' ? LIVE_REPLAY_ROLE : ROLES_OF_OPERATIONS[offer];
  if (includesRole(role, needed)) return undefined;
  const where = needed === 'owner' ? 'of all tenants' : `in the tenant ${tenant}`;
  return `Needs the role ${needed} ${where}. You have ${role}.`;
}
