import type { WebhookPlaces } from '../activity/known-webhook.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { readStoredWebhook } from './read-webhook.ts';

export function createWebhookPlaces(
  context: Parameters<typeof readStoredWebhook>[0],
): WebhookPlaces {
  return {
    async isHere(webhookId) {
      if (context.webhooks.held().some((held) => held.webhookId === webhookId)) return true;
      const stored = await readStoredWebhook(context, webhookId);
      // One that cannot be read is registered nevertheless.
      return !isRefusal(stored) || stored.refusal === 'webhook-unreadable';
    },
    isAnywhere: async (webhookId) => !isRefusal(await describeSecret(context, webhookId)),
  };
}
