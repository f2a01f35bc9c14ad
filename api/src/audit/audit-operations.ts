import type { Operation } from '../operation.ts';
import { AuditPageSchema, ExportAuditQuerySchema, ListAuditQuerySchema } from './audit.ts';
import { RecordExportSchema } from './export.ts';

const tag = 'Audit';

export const listAudit = {
  method: 'GET',
  path: '/api/audit',
  tag,
  role: 'admin',
  fieldRoles: { scope: 'owner' },
  summary: 'List who changed what, newest first, from the audit log.',
  query: ListAuditQuerySchema,
  answer: { status: 200, schema: AuditPageSchema },
  problems: [400],
} as const satisfies Operation;

export const exportAudit = {
  method: 'GET',
  path: '/api/audit/export',
  tag,
  role: 'admin',
  fieldRoles: { scope: 'owner' },
  summary: 'The same in longer pages, for a file. That it was read is in the audit log too.',
  query: ExportAuditQuerySchema,
  answer: { status: 200, schema: AuditPageSchema },
  problems: [400],
} as const satisfies Operation;

export const recordExport = {
  method: 'POST',
  path: '/api/exports',
  tag,
  role: 'viewer',
  summary:
    'Say in the audit log that failures, held calls, or the activity of a webhook are saved as a file. Whoever may only see can do it in a shared dashboard.',
  body: RecordExportSchema,
  answer: { status: 204 },
  problems: [400, 413, 415],
} as const satisfies Operation;
