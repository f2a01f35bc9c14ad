import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { listAudit } from '@momento-gateway/api/audit/audit-operations';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMay } from '../callers/session.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { auditHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { SectionTable } from '../tables/section-table.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { listAuditColumns, listPhoneAuditColumns } from './audit-columns.tsx';

const NONE: readonly AuditEntry[] = [];
const SHOWN = 10;
const POLL_MS = 60_000;
/** Its other columns say the same in each row. */
const HIDDEN = ['object', 'tenant'];

const idOf = ({ requestId }: AuditEntry) => requestId;

export interface ObjectChangesProps {
  readonly kind: 'webhook' | 'rule';
  readonly id: string;
}

/** The last changes of one webhook or rule, for admins; others see why not. */
export function ObjectChanges(props: ObjectChangesProps) {
  return (
    <NeedsRole of="listAudit">
      <ChangesTable {...props} />
    </NeedsRole>
  );
}

function ChangesTable({ kind, id }: ObjectChangesProps) {
  const query = usePolledQuery(
    ['audit', kind, id],
    listAudit,
    { query: { kind, object: id, limit: SHOWN } },
    POLL_MS,
    useMay('listAudit'),
  );
  const hrefOf = ({ requestId }: AuditEntry) => auditHref({ kind, id }, requestId);
  const columns = listAuditColumns(hrefOf).filter((column) => !HIDDEN.includes(column.id));
  return (
    <SectionTable
      title="Changes"
      label={`Changes of this ${kind}`}
      description="The last ones of 30 days, from the audit log."
      what="changes"
      query={query}
      items={query.data?.entries ?? NONE}
      {...useFittedTable('changes', columns, listPhoneAuditColumns(hrefOf))}
      idOf={idOf}
      listKey={`changes ${id}`}
      actions={<PageButton href={auditHref({ kind, id })}>View all</PageButton>}
      empty={<EmptyState title="No changes">It was not changed in the last 30 days.</EmptyState>}
    />
  );
}
