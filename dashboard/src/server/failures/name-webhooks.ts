import type { Failure } from '../../api/failure.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';

/**
 * Failures with the names of their webhooks. EventBridge's dead letters do not tell the webhook:
 * theirs is the one that is registered for their cache and topic, when there is one such.
 */
export async function nameWebhooks(
  failures: readonly Failure[],
  webhooks: WebhookIndex,
): Promise<readonly Failure[]> {
  // Names are a help: without them the failures are told all the same.
  const registered = await webhooks.list().catch(() => []);
  const byId = new Map(registered.map((webhook) => [webhook.webhookId, webhook]));
  const byTopic = Map.groupBy(registered, ({ cache, topic }) => JSON.stringify([cache, topic]));
  return failures.map((failure) => {
    const { webhookId, cache, topic } = failure;
    const sameTopic = byTopic.get(JSON.stringify([cache, topic])) ?? [];
    const onlyOne = sameTopic.length === 1 ? sameTopic[0] : undefined;
    const webhook = webhookId === undefined ? onlyOne : byId.get(webhookId);
    if (webhook === undefined) return failure;
    const { name: webhookName, tenant } = webhook;
    return { tenant, ...failure, webhookId: webhook.webhookId, webhookName };
  });
}
