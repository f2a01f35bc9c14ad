import type { WebhookStatus } from '@momento-gateway/api/webhooks/webhook';
import type { ActivitySnapshot } from '../activity/activity-index.ts';
import type { StoredWebhook } from './stored-webhook.ts';

/** The status of a webhook; `activity` is undefined when the log cannot be read. */
export function rateWebhook(
  { webhookId, enabled, createdAt }: StoredWebhook,
  activity: ActivitySnapshot | undefined,
): WebhookStatus {
  if (!enabled) return 'disabled';
  if (activity === undefined) return 'enabled';
  const seen = activity.webhooks.get(webhookId);
  if (seen !== undefined) return seen.lastOutcome === 'published' ? 'active' : 'failing';
  // One that was created by hand has no time of creation: 0.
  return createdAt >= activity.since ? 'never-seen' : 'quiet';
}
