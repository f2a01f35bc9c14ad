import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { WebhookStatus } from '@momento-gateway/api/webhooks/webhook';

/** The statuses and what each means. */
export const STATUSES = {
  active: { text: 'Active', type: 'success', meaning: 'The latest call was published.' },
  failing: { text: 'Failing', type: 'error', meaning: 'The latest call was not published.' },
  'never-seen': {
    text: 'Never seen',
    type: 'pending',
    meaning: 'No calls since it was registered.',
  },
  quiet: { text: 'Quiet', type: 'pending', meaning: 'No calls in the last 7 days.' },
  enabled: { text: 'Enabled', type: 'success', meaning: 'Its calls are currently unknown.' },
  disabled: { text: 'Disabled', type: 'stopped', meaning: 'The gateway rejects its calls.' },
} as const satisfies Record<WebhookStatus, object>;

export function WebhookStatusText({ status }: { readonly status: WebhookStatus }) {
  const { text, type, meaning } = STATUSES[status];
  return (
    <span title={meaning}>
      <StatusIndicator type={type}>{text}</StatusIndicator>
    </span>
  );
}
