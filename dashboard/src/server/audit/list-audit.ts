import type { CallContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { findEntries } from './find-entries.ts';

export const listAudit: Handler<'listAudit', CallContext> = (context, { query }) =>
  findEntries(context, query);

/** The audit log has it too, because it is in the table of what is audited. */
export const exportAudit: Handler<'exportAudit', CallContext> = (context, { query }) =>
  findEntries(context, query);
