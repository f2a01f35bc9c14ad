'use client';

import { ApiError } from '@momento-gateway/api/api-error';
import { EmptyState } from '../../elements/empty-state.tsx';
import { LoadingStatus, QueryAlert } from '../../elements/query-alert.tsx';
import { PageButton } from '../../navigation/page-link.tsx';
import { Page } from '../../page/page.tsx';
import { useWebhook } from '../../queries/use-webhooks.ts';
import { HeldRedrive } from './held-redrive.tsx';
import { HeldWarning } from './held-warning.tsx';
import { NextSteps } from './next-steps.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookTabs } from './webhook-tabs.tsx';

export function WebhookPage({ webhookId }: { readonly webhookId: string }) {
  const query = useWebhook(webhookId);
  const webhook = query.data;
  const description = 'A Momento webhook: its URL, events and rules.';
  // It may be deleted while the page is open.
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  if (webhook === undefined || isMissing) {
    return (
      <Page title="Webhook" description={description}>
        {isMissing ? <WebhookNotFound /> : <QueryAlert query={query} what="webhook" />}
        <LoadingStatus query={query} what="webhook" />
      </Page>
    );
  }
  return (
    <Page
      title={webhook.name}
      description={description}
      actions={<WebhookActions webhook={webhook} />}
    >
      <QueryAlert query={query} what="webhook" />
      <NextSteps webhook={webhook} />
      <HeldWarning webhook={webhook} />
      <WebhookTabs webhook={webhook} />
      <HeldRedrive />
    </Page>
  );
}

function WebhookNotFound() {
  return (
    <EmptyState
      title="Webhook not found"
      action={<PageButton href="/webhooks">View all webhooks</PageButton>}
    >
      It may have been deleted, or the address has a typo.
    </EmptyState>
  );
}
