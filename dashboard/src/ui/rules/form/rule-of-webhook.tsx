import Alert from '@cloudscape-design/components/alert';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import type { ReactNode } from 'react';
import { LoadingStatus, QueryAlert } from '../../elements/query-alert.tsx';
import { Page } from '../../page/page.tsx';
import { useWebhook } from '../../queries/use-webhooks.ts';

interface RuleOfWebhookProps {
  readonly webhookId: string;
  readonly title: string;
  readonly description: string;
  /** The webhook, or a warning when there is none of this id. */
  readonly children: (webhook: Webhook | undefined, warning: ReactNode) => ReactNode;
}

/** Loads the webhook that the page's address names, then shows the form that is filled in for it. */
export function RuleOfWebhook({ webhookId, title, description, children }: RuleOfWebhookProps) {
  const query = useWebhook(webhookId);
  if (query.data !== undefined) return children(query.data, undefined);
  if (query.error instanceof ApiError && query.error.status === 404) {
    return children(
      undefined,
      <Alert type="warning" statusIconAriaLabel="Warning">
        There is no webhook {webhookId}. It may have been deleted. Choose another one.
      </Alert>,
    );
  }
  return (
    <Page title={title} description={description}>
      <QueryAlert query={query} what="webhook" />
      <LoadingStatus query={query} what="webhook" />
    </Page>
  );
}
