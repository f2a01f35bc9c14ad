'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@momento-gateway/api/api-error';
import { EmptyState } from '../../elements/empty-state.tsx';
import { QueryAlert } from '../../elements/query-alert.tsx';
import { useDelayed } from '../../elements/use-delayed.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { Page } from '../../page/page.tsx';
import { useWebhook } from '../../queries/use-webhooks.ts';
import { NextSteps } from './next-steps.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookTabs } from './webhook-tabs.tsx';

interface WebhookPageProps {
  readonly webhookId: string;
}

export function WebhookPage({ webhookId }: WebhookPageProps) {
  const query = useWebhook(webhookId);
  const isSlow = useDelayed(query.isPending);
  const webhook = query.data;
  const description = 'One Momento webhook: its URL, its events, its rules.';
  // One that others deleted while it is looked at is gone as well.
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  if (webhook === undefined || isMissing) {
    return (
      <Page title="Webhook" description={description}>
        {isMissing ? <WebhookNotFound /> : <QueryAlert query={query} what="webhook" />}
        {isSlow && <StatusIndicator type="loading">Loading the webhook</StatusIndicator>}
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
      <WebhookTabs webhook={webhook} />
    </Page>
  );
}

function WebhookNotFound() {
  return (
    <EmptyState
      title="There is no such webhook"
      action={<PageButton href="/webhooks">See all webhooks</PageButton>}
    >
      It may have been deleted, or its address was mistyped.
    </EmptyState>
  );
}
