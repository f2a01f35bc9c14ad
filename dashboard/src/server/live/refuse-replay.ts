import { openViewer } from '@momento-gateway/api/live/live-operations';
import { includesRole } from '@momento-gateway/shared/role';
import type { BaseContext } from '../base-context.ts';
import type { Caller } from '../callers/caller.ts';
import type { Refusal } from '../refusals/refusal.ts';
import type { Viewer } from './find-viewer.ts';

/** What knows who looks. */
export interface WithCaller {
  readonly caller: Pick<Caller, 'roleIn'>;
}

/**
 * Archived events are not for everyone who sees live ones, and the replays that anyone can list name
 * the viewers that get them. Whoever may open such a viewer may read and close it, and nobody else.
 */
export function refuseReplay(
  { caller, config: { tenant } }: WithCaller & Pick<BaseContext, 'config'>,
  { isReplay }: Pick<Viewer, 'isReplay'>,
): Refusal | undefined {
  const needed = openViewer.fieldRoles.replay;
  const role = caller.roleIn(tenant);
  if (!isReplay || (role !== undefined && includesRole(role, needed))) return undefined;
  return { refusal: 'role-missing', tenant, needed, role };
}
