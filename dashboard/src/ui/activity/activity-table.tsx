import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ActivityPage, GatewayCall } from '@momento-gateway/api/observation/activity';
import { formatTime } from '../elements/format-time.ts';
import { RefreshButton } from '../elements/query-alert.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { SectionTable } from '../tables/section-table.tsx';

import { useFittedTable } from '../tables/use-fitted-table.tsx';
import { ACTIVITY_COLUMNS, PHONE_ACTIVITY_COLUMNS } from './activity-columns.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { ExportActivity } from './export-activity.tsx';
import { NoActivity } from './no-activity.tsx';
import { type ActivityChoice, useActivity } from './use-activity.ts';

const NO_CALLS: readonly GatewayCall[] = [];

const DESCRIPTION =
  'What the gateway did with each call, from its log, which never contains messages. Age is the time from publish to arrival.';

const idOf = ({ id }: GatewayCall) => id;

/** A webhook's calls, newest first. */
export function ActivityTable({ webhookId }: { readonly webhookId: string }) {
  const { choice, query, pages, listKey, change, clear } = useActivity(webhookId);
  return (
    <SectionTable
      title="Activity"
      label="Calls of this webhook"
      description={`${DESCRIPTION} ${describeSearch(choice, query.data)}`}
      what="activity"
      query={query}
      items={query.data?.calls ?? NO_CALLS}
      {...useFittedTable('activity', ACTIVITY_COLUMNS, PHONE_ACTIVITY_COLUMNS)}
      idOf={idOf}
      listKey={listKey}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton query={query} what="activity" />
          <ExportActivity
            webhookId={webhookId}
            choice={choice}
            isEmpty={(query.data?.calls.length ?? 0) === 0}
          />
        </SpaceBetween>
      }
      filter={<ActivityFilters choice={choice} onChange={change} />}
      pagination={
        <PageTurner
          pages={pages}
          nextCursor={query.data?.cursor}
          isPlaceholder={query.isPlaceholder}
        />
      }
      empty={
        query.data && (
          <NoActivity webhookId={webhookId} activity={query.data} choice={choice} onClear={clear} />
        )
      }
    />
  );
}

/** How far back somebody's search has looked: what is not listed may be older. */
function describeSearch({ search }: ActivityChoice, page: ActivityPage | undefined): string {
  if (search === '' || page === undefined || page.calls.length === 0) return '';
  const back = `Searched back to ${formatTime(page.searchedFrom)}.`;
  return page.cursor === undefined ? back : `${back} The next page continues from there.`;
}
