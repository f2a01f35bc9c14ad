'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ListedWebhook, WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { useCallback } from 'react';
import { BulkActions } from '../../bulk/bulk-actions.tsx';
import { EmptyState, NoMatch } from '../../elements/empty-state.tsx';
import { formatCount, formatNumber } from '../../elements/format-count.ts';
import { RefreshButton } from '../../elements/query-alert.tsx';
import { ChangePageButton } from '../../navigation/page-link.tsx';
import { type QueryChanges, useUrlState } from '../../navigation/use-url-state.ts';
import { usePageKeys } from '../../page/page-slots.tsx';
import { useChangeWebhooks } from '../../queries/use-change-webhooks.ts';
import { DataTable } from '../../tables/data-table.tsx';
import { PageTurner } from '../../tables/page-turner.tsx';
import { useFittedTable } from '../../tables/use-fitted-table.tsx';
import { STATUSES } from '../webhook-status.tsx';
import { BULK_WEBHOOKS } from './bulk-webhooks.ts';
import { UnreadableWebhooks } from './unreadable-webhooks.tsx';
import { useSelectedWebhooks } from './use-selected-webhooks.ts';
import { PHONE_WEBHOOK_COLUMNS, WEBHOOK_COLUMNS } from './webhook-columns.tsx';
import { useWebhookList, WebhookFilters } from './webhook-filters.tsx';

const DESCRIPTION = 'Momento webhooks whose events this gateway publishes to EventBridge.';

/** Why the columns about calls are empty. */
const ACTIVITY_NOTES = {
  known: '',
  loading: ' Their activity is still loading from the log.',
  'not-configured': ' Set LOG_GROUP_NAME in the dashboard’s environment to see their activity.',
  unavailable: ' Could not read their activity from the log: see Settings.',
} as const satisfies Record<WebhookPage['activity']['state'], string>;

/** What no mark of held calls means. */
const HELD_NOTES = {
  known: '',
  incomplete: ' More calls may be held than are counted here.',
  unknown: ' It is not known yet which calls are held: see Failures, Held calls.',
  'not-configured': '',
} as const satisfies Record<WebhookPage['heldState'], string>;

function describePage({ activity, heldState }: WebhookPage): string {
  return DESCRIPTION + ACTIVITY_NOTES[activity.state] + HELD_NOTES[heldState];
}

const idOf = ({ webhookId }: ListedWebhook) => webhookId;
const nameOf = ({ name }: ListedWebhook) => name;

export function WebhooksPage() {
  const { set } = useUrlState();
  const { search, status, sort, order, limit, pages, query } = useWebhookList();
  /** A changed list starts at its first page. */
  const change = useCallback(
    (changes: QueryChanges) => set({ ...changes, cursor: undefined, page: undefined }),
    [set],
  );
  const onSearch = useCallback((text: string) => change({ search: text }), [change]);
  const clear = () => change({ search: undefined, status: undefined });
  usePageKeys({ createHref: '/webhooks/register', close: clear });
  const changeWebhooks = useChangeWebhooks();
  const selected = useSelectedWebhooks(query.data?.webhooks ?? []);
  const total = query.data?.total;
  const isFiltered = search !== '' || status !== undefined;
  return (
    <>
      <UnreadableWebhooks unreadable={query.data?.unreadable ?? []} />
      <DataTable
        title="Webhooks"
        description={query.data === undefined ? DESCRIPTION : describePage(query.data)}
        what="webhooks"
        counter={query.data && `(${formatNumber(query.data.allTotal)})`}
        query={query}
        items={query.data?.webhooks ?? []}
        {...useFittedTable('webhooks', WEBHOOK_COLUMNS, PHONE_WEBHOOK_COLUMNS)}
        idOf={idOf}
        listKey={JSON.stringify([search, status, sort, order, limit, pages.cursor])}
        selection={{ items: selected.rows, onChange: selected.select, nameOf }}
        sorting={{
          sortingColumn: { sortingField: sort },
          sortingDescending: order === 'desc',
          onSortingChange: ({ detail: { sortingColumn, isDescending } }) =>
            change({
              sort: sortingColumn.sortingField,
              order: isDescending ? undefined : 'asc',
            }),
        }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <RefreshButton query={query} what="webhooks" />
            <BulkActions
              kind={BULK_WEBHOOKS}
              selected={selected.webhooks}
              changeAll={changeWebhooks}
              onDone={selected.keepOnly}
            />
            <ChangePageButton of="registerWebhook" href="/webhooks/register" variant="primary">
              Register a webhook
            </ChangePageButton>
          </SpaceBetween>
        }
        search={
          <WebhookFilters
            search={search}
            status={status ?? ''}
            size={String(limit)}
            countText={
              isFiltered && total !== undefined ? formatCount(total, 'match', 'matches') : undefined
            }
            onSearch={onSearch}
            onChoose={change}
          />
        }
        pagination={
          <PageTurner
            pages={pages}
            nextCursor={query.data?.cursor}
            isPlaceholder={query.isPlaceholder}
            count={Math.ceil((total ?? 0) / limit)}
          />
        }
        empty={<NoWebhooks search={search} status={status} onClear={clear} />}
      />
    </>
  );
}

interface NoWebhooksProps {
  readonly search: string;
  readonly status: keyof typeof STATUSES | undefined;
  readonly onClear: () => void;
}

function NoWebhooks({ search, status, onClear }: NoWebhooksProps) {
  if (status !== undefined) {
    return (
      <NoMatch action="Clear the filters" onClear={onClear}>
        No webhook {search !== '' && `with “${search}” `}has the status “{STATUSES[status].text}”.
      </NoMatch>
    );
  }
  if (search !== '') {
    return (
      <NoMatch action="Clear the search" onClear={onClear}>
        No webhook matches “{search}”.
      </NoMatch>
    );
  }
  return (
    <EmptyState
      title="No webhooks yet"
      action={
        <ChangePageButton of="registerWebhook" href="/webhooks/register">
          Register a webhook
        </ChangePageButton>
      }
    >
      Register one to get the URL to enter in Momento.
    </EmptyState>
  );
}
