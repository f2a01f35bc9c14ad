'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { useCallback } from 'react';
import { EmptyState } from '../../elements/empty-state.tsx';
import { formatCount } from '../../elements/format-count.ts';
import { RefreshButton } from '../../elements/refresh-button.tsx';
import type { QueryChanges } from '../../navigation/change-query.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { usePageKeys } from '../../page/page-slots.tsx';
import { DataTable } from '../../tables/data-table.tsx';
import { NoMatch } from '../../tables/no-match.tsx';
import { PageTurner } from '../../tables/page-turner.tsx';
import { STATUSES } from '../webhook-status.tsx';
import { describeActivity } from './describe-activity.ts';
import { UnreadableWebhooks } from './unreadable-webhooks.tsx';
import { useWebhookList } from './use-webhook-list.ts';
import { WEBHOOK_COLUMNS } from './webhook-columns.tsx';
import { WebhookFilters } from './webhook-filters.tsx';

const DESCRIPTION = 'The Momento webhooks whose events this gateway takes to EventBridge.';

const idOf = ({ webhookId }: ListedWebhook) => webhookId;

export function WebhooksPage() {
  const { set } = useUrlState();
  const { search, status, sort, order, limit, pages, query } = useWebhookList();
  /** Another list begins at its first page. */
  const change = useCallback(
    (changes: QueryChanges) => set({ ...changes, cursor: undefined, page: undefined }),
    [set],
  );
  const onSearch = useCallback((text: string) => change({ search: text }), [change]);
  const clear = () => change({ search: undefined, status: undefined });
  usePageKeys({ createHref: '/webhooks/register', close: clear });
  const total = query.data?.total;
  const isFiltered = search !== '' || status !== undefined;
  return (
    <>
      <UnreadableWebhooks unreadable={query.data?.unreadable ?? []} />
      <DataTable
        title="Webhooks"
        description={[DESCRIPTION, describeActivity(query.data?.activity)]
          .filter(Boolean)
          .join(' ')}
        what="webhooks"
        counter={total === undefined ? undefined : `(${total.toLocaleString('en')})`}
        query={query}
        items={query.data?.webhooks ?? []}
        columns={WEBHOOK_COLUMNS}
        trackBy={idOf}
        listKey={JSON.stringify([search, status, sort, order, limit, pages.cursor])}
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
            <PageButton href="/webhooks/register" variant="primary">
              Register a webhook
            </PageButton>
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
      <EmptyState title="No match" action={<Button onClick={onClear}>Clear the filters</Button>}>
        None of the webhooks {search !== '' && `with “${search}” `}has the status “
        {STATUSES[status].text}”.
      </EmptyState>
    );
  }
  if (search !== '') return <NoMatch what="webhooks" search={search} onClear={onClear} />;
  return (
    <EmptyState
      title="No webhooks yet"
      action={<PageButton href="/webhooks/register">Register a webhook</PageButton>}
    >
      Register one to get its URL for Momento.
    </EmptyState>
  );
}
