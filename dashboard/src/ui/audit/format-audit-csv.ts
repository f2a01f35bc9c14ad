import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { formatCsvRows } from '../elements/format-csv-rows.ts';

const COLUMNS: Readonly<Record<string, (entry: AuditEntry) => unknown>> = {
  at: ({ at }) => new Date(at).toISOString(),
  endedAt: ({ endedAt }) => endedAt && new Date(endedAt).toISOString(),
  outcome: ({ outcome }) => outcome,
  operation: ({ operation }) => operation,
  tenant: ({ tenant }) => tenant,
  subject: ({ who }) => who.subject,
  name: ({ who }) => who.name,
  signedInBy: ({ who }) => who.kind,
  groups: ({ who }) => who.groups.join(' '),
  address: ({ who }) => who.address,
  kind: ({ object }) => object?.kind,
  object: ({ object }) => object?.id,
  status: ({ status }) => status,
  problem: ({ problem }) => problem,
  requestId: ({ requestId }) => requestId,
  repeats: ({ repeats }) => repeats,
  asked: ({ asked }) => asked && JSON.stringify(asked),
  before: ({ before }) => before && JSON.stringify(before),
  after: ({ after }) => after && JSON.stringify(after),
  leftOut: ({ leftOut }) => leftOut?.join(' '),
};

/** Entries of the audit log as CSV; times are ISO texts in UTC. */
export function formatAuditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) =>
    Object.values(COLUMNS).map((read) => String(read(entry) ?? '')),
  );
  return formatCsvRows(Object.keys(COLUMNS), rows);
}
