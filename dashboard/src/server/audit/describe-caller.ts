import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import type { Caller } from '../callers/caller.ts';

/** Who made a call, as the audit log names them. */
export function describeCaller(caller: Omit<Caller, 'roleIn'>): AuditEntry['who'] {
  const { kind, subject, name, groups, address } = caller;
  return { kind, subject, name, groups: [...groups], address };
}
