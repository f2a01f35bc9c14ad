'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AuditEntry, AuditPage as EntryPage } from '@momento-gateway/api/audit/audit';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMissingRole } from '../callers/session.tsx';
import { EmptyState, NoMatch } from '../elements/empty-state.tsx';
import { formatTime } from '../elements/format-time.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { Page } from '../page/page.tsx';
import { usePageKeys, useSplitPanel } from '../page/page-slots.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { listAuditColumns, listPhoneAuditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { ExportAudit } from './export-audit.tsx';
import { useAudit } from './use-audit.ts';

const NONE: readonly AuditEntry[] = [];
const TITLE = 'Audit';
const DESCRIPTION =
  'Who changed what, and who was refused. No secret and no message is written here.';

const idOf = ({ requestId }: AuditEntry) => requestId;
const hrefOf = ({ requestId }: AuditEntry) => `/audit?${new URLSearchParams({ entry: requestId })}`;

const COLUMNS = listAuditColumns(hrefOf);
const PHONE_COLUMNS = listPhoneAuditColumns(hrefOf);

/** The audit log: what was changed, by whom. For admins; others see why not. */
export function AuditPage() {
  const isRefused = useMissingRole('listAudit') !== undefined;
  if (!isRefused) return <AuditTable />;
  return (
    <Page title={TITLE} description={DESCRIPTION}>
      <NeedsRole of="listAudit">{null}</NeedsRole>
    </Page>
  );
}

function AuditTable() {
  const { choice, query, pages, listKey, openId, close, change, clear } = useAudit();
  const entries = query.data?.entries ?? NONE;
  usePageKeys({ close: openId === '' ? clear : close });
  useSplitPanel(
    openId === '' || query.data === undefined ? undefined : (
      <AuditPanel key={openId} entry={entries.find(({ requestId }) => requestId === openId)} />
    ),
  );
  return (
    <DataTable
      title={TITLE}
      description={DESCRIPTION}
      what="audit log"
      query={query}
      items={entries}
      {...useFittedTable('audit', COLUMNS, PHONE_COLUMNS)}
      idOf={idOf}
      listKey={listKey}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton query={query} what="audit log" />
          <ExportAudit choice={choice} isEmpty={entries.length === 0} />
        </SpaceBetween>
      }
      search={<AuditFilters choice={choice} onChange={change} />}
      pagination={
        <PageTurner
          pages={pages}
          nextCursor={query.data?.cursor}
          isPlaceholder={query.isPlaceholder}
        />
      }
      empty={
        isFiltered(choice) ? (
          <NoMatch action="Clear the filters" onClear={clear}>
            No change has all of this. {describeReach(query.data)}
          </NoMatch>
        ) : (
          <EmptyState title="No changes">
            Nothing was changed in this time. {describeReach(query.data)}
          </EmptyState>
        )
      }
    />
  );
}

function isFiltered({ who, object, kind, outcome, span }: ReturnType<typeof useAudit>['choice']) {
  return who !== '' || object !== '' || [kind, outcome, span].some((one) => one !== undefined);
}

function describeReach(page: EntryPage | undefined): string {
  if (page === undefined) return '';
  const back = `Read back to ${formatTime(page.searchedFrom)}.`;
  return page.cursor === undefined ? back : `${back} The next page continues from there.`;
}
