import type { BaseContext } from '../base-context.ts';
import type { Caller } from '../callers/caller.ts';
import type { AuditLog } from './audit-log.ts';

/** What the audit of one call works with. */
export interface AuditContext extends BaseContext {
  /** Undefined: nothing is audited. */
  readonly audit: AuditLog | undefined;
  readonly caller: Caller;
  /** Undefined for what is of no tenant. */
  readonly tenant: string | undefined;
}
