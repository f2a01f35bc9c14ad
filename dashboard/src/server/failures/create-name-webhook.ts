import type { Failure } from '@momento-gateway/api/failures/failure';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { Context } from '../context.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';

/** Gives a failure what its webhook is registered with. */
export type NameWebhook = (failure: Failure) => Failure;

/**
 * Names the webhooks of failures. EventBridge's dead letters do not tell the webhook: theirs is
 * the one that is registered for their cache and topic, when there is one such.
 */
export async function createNameWebhook(
  context: Pick<Context, 'webhooks' | 'maxWaitMs'>,
): Promise<NameWebhook> {
  const registered = await listRegistered(context);
  const byId = new Map(registered.map((webhook) => [webhook.webhookId, webhook]));
  const byTopic = Map.groupBy(registered, ({ cache, topic }) => JSON.stringify([cache, topic]));
  return (failure) => {
    const { webhookId, cache, topic } = failure;
    const sameTopic = byTopic.get(JSON.stringify([cache, topic])) ?? [];
    const onlyOne = sameTopic.length === 1 ? sameTopic[0] : undefined;
    const webhook = webhookId === undefined ? onlyOne : byId.get(webhookId);
    if (webhook === undefined) return failure;
    const { name: webhookName, tenant } = webhook;
    return { tenant, ...failure, webhookId: webhook.webhookId, webhookName };
  };
}

/** Names are a help: old ones, or none, are told rather than no failures. */
async function listRegistered({
  webhooks,
  maxWaitMs,
}: Pick<Context, 'webhooks' | 'maxWaitMs'>): Promise<readonly StoredWebhook[]> {
  const listed = await waitBriefly(webhooks.list(), maxWaitMs).catch(() => 'failed' as const);
  return typeof listed === 'string' ? webhooks.held() : listed;
}
