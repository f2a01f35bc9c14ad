import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { skipToken, useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { addTenant, useTenant } from '../callers/tenant.ts';
import { useFollow } from '../navigation/page-link.tsx';
import { breadcrumbsFor } from '../navigation/sections.ts';
import { webhookKeys } from '../queries/change-cached-webhook.ts';

/** The path from the overview to this page. */
export function Breadcrumbs() {
  const pathname = usePathname();
  // The page loads its webhook; here only its name is read.
  const { data, error } = useQuery<Webhook>({
    queryKey: webhookKeys.one(pathname.split('/')[2] ?? ''),
    queryFn: skipToken,
  });
  const isMissing = error instanceof ApiError && error.status === 404;
  const tenant = useTenant();
  const crumbs = breadcrumbsFor(pathname, isMissing ? 'Not found' : data?.name);
  const items = crumbs.map(({ text, href }) => ({ text, href: addTenant(href, tenant) }));
  return <BreadcrumbGroup items={items} onFollow={useFollow()} ariaLabel="Breadcrumbs" />;
}
