import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { exportAudit } from '@momento-gateway/api/audit/audit-operations';
import type { Api } from '@momento-gateway/api/call';
import type { CallInput } from '@momento-gateway/api/operation';

/** All entries that a query finds, newest first. */
export async function collectEntries(
  api: Api,
  query: CallInput<typeof exportAudit>['query'],
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await api(exportAudit, { query: { ...query, cursor } });
    entries.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return entries;
}
