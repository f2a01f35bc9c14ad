import Alert from '@cloudscape-design/components/alert';
import type { WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { formatCount } from '../../elements/format-count.ts';

const SHOWN_MAX = 10;

/** Says that the list is incomplete. */
export function UnreadableWebhooks({
  unreadable,
}: {
  readonly unreadable: WebhookPage['unreadable'];
}) {
  if (unreadable.length === 0) return null;
  const count = formatCount(unreadable.length, 'webhook');
  return (
    <Alert type="warning" statusIconAriaLabel="Warning" header={`${count} could not be read`}>
      They are missing from the list, or shown with old data.
      <ul>
        {unreadable.slice(0, SHOWN_MAX).map(({ webhookId, reason }) => (
          <li key={webhookId}>
            {webhookId}: {reason}
          </li>
        ))}
      </ul>
      {unreadable.length > SHOWN_MAX && `And ${unreadable.length - SHOWN_MAX} more.`}
    </Alert>
  );
}
