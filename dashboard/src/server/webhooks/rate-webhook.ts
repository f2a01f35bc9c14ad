import type { WebhookStatus } from '@momento-gateway/api/webhooks/webhook';
import type { ActivitySnapshot } from '../activity/activity-index.ts';
import type { StoredWebhook } from './stored-webhook.ts';

/** How a webhook is doing; `activity` is undefined when the log tells nothing. */
export function rateWebhook(
  { webhookId, enabled, createdAt }: StoredWebhook,
  activity: ActivitySnapshot | undefined,
): WebhookStatus {
  if (!enabled) return 'disabled';
  if (activity === undefined) return 'enabled';
  const seen = activity.webhooks.get(webhookId);
  if (seen !== undefined) return seen.lastOutcome === 'published' ? 'active' : 'failing';
  // One made by hand has no time of creation: 0.
  return createdAt >= activity.since ? 'never-seen' : 'quiet';
}
