import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useCallback, useSyncExternalStore } from 'react';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { useFollow } from '../navigation/page-link.tsx';
import { breadcrumbsFor } from '../navigation/sections.ts';
import { webhookKeys } from '../queries/change-cached-webhook.ts';

const NOTHING = { data: undefined, error: null };

/** The path from the overview to this page. */
export function Breadcrumbs() {
  const pathname = usePathname();
  const { data, error } = useLoadedWebhook(pathname.split('/')[2] ?? '');
  const isMissing = error instanceof ApiError && error.status === 404;
  const tenant = useTenant();
  const crumbs = breadcrumbsFor(pathname, isMissing ? 'Not found' : data?.name);
  const items = crumbs.map(({ text, href }) => ({ text, href: addTenant(href, tenant) }));
  return <BreadcrumbGroup items={items} onFollow={useFollow()} ariaLabel="Breadcrumbs" />;
}

/**
 * What the page has loaded of its webhook. An observer without a query function would take the page's
 * own away from the query, and a change would no longer be loaded.
 */
function useLoadedWebhook(webhookId: string) {
  const queries = useQueryClient();
  const subscribe = useCallback(
    (onChange: () => void) => queries.getQueryCache().subscribe(onChange),
    [queries],
  );
  const read = () => queries.getQueryState<Webhook>(webhookKeys.one(webhookId));
  return useSyncExternalStore(subscribe, read, read) ?? NOTHING;
}
