'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import { formatCount } from '../elements/format-count.ts';
import { RefreshButton } from '../elements/refresh-button.tsx';
import { SearchBox } from '../elements/search-box.tsx';
import { PageButton } from '../navigation/page-button.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { usePageKeys } from '../shell/page-slots.tsx';
import { DataTable } from '../tables/data-table.tsx';
import { NoMatch } from '../tables/no-match.tsx';
import { PageTurner } from '../tables/page-turner.tsx';
import { useCursorPages } from '../tables/use-cursor-pages.ts';
import { useWebhookPage } from './use-webhooks.ts';
import { WEBHOOK_COLUMNS } from './webhook-columns.tsx';

const PAGE_SIZE = 25;

export function WebhooksPage() {
  const { get, set } = useUrlState();
  const search = get('search');
  const pages = useCursorPages(`webhooks:${search}`);
  const query = useWebhookPage({ search, limit: PAGE_SIZE, cursor: pages.cursor });
  const onSearch = useCallback(
    (text: string) => set({ search: text, cursor: undefined, page: undefined }),
    [set],
  );
  const clearSearch = () => onSearch('');
  usePageKeys({ createHref: '/webhooks/register', close: clearSearch });
  const total = query.data?.total;
  return (
    <DataTable
      title="Webhooks"
      description="The Momento webhooks whose events this gateway takes to EventBridge."
      what="webhooks"
      counter={total === undefined ? undefined : `(${total.toLocaleString('en')})`}
      query={query}
      items={query.data?.webhooks ?? []}
      columns={WEBHOOK_COLUMNS}
      trackBy={({ webhookId }) => webhookId}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton query={query} what="webhooks" />
          <PageButton href="/webhooks/register" variant="primary">
            Register a webhook
          </PageButton>
        </SpaceBetween>
      }
      search={
        <SearchBox
          label="Search by name, cache, topic or id"
          value={search}
          onSearch={onSearch}
          countText={
            search === '' || total === undefined
              ? undefined
              : formatCount(total, 'match', 'matches')
          }
        />
      }
      pagination={
        <PageTurner
          pages={pages}
          nextCursor={query.data?.cursor}
          count={Math.ceil((total ?? 0) / PAGE_SIZE)}
        />
      }
      empty={
        search === '' ? (
          <EmptyState
            title="No webhooks yet"
            action={<PageButton href="/webhooks/register">Register a webhook</PageButton>}
          >
            Register one to get its URL for Momento.
          </EmptyState>
        ) : (
          <NoMatch what="webhooks" search={search} onClear={clearSearch} />
        )
      }
    />
  );
}
