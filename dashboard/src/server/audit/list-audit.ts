import type { Handler } from '../handler.ts';
import type { AuditContext } from './audit-context.ts';
import { findEntries } from './find-entries.ts';

export const listAudit: Handler<'listAudit', AuditContext> = (context, { query }) =>
  findEntries(context, query);

/** The audit log has it too, because it is in the table of what is audited. */
export const exportAudit: Handler<'exportAudit', AuditContext> = (context, { query }) =>
  findEntries(context, query);
