import type { Failure, FailureChoice } from '@momento-gateway/api/failures/failure';
import { matchesFilter } from '@momento-gateway/api/failures/match-failure';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { BaseContext } from '../base-context.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';
import type { KnownFailure } from './queue/failure-memory.ts';

type Needed = Pick<BaseContext, 'maxWaitMs'> & { readonly webhooks: WebhookIndex };

/** Adds to a failure what its webhook is registered with. */
export type NameWebhook = (failure: Failure) => Failure;

/**
 * Names the webhooks of failures. EventBridge's dead letters do not name the webhook: theirs is
 * the one that is registered for their cache and topic, when there is one such.
 */
export async function createNameWebhook(context: Needed): Promise<NameWebhook> {
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

/** Names only help: failures are shown with old names, or none, rather than not at all. */
async function listRegistered({ webhooks, maxWaitMs }: Needed): Promise<readonly StoredWebhook[]> {
  const listed = await waitBriefly(webhooks.list(), maxWaitMs).catch(() => 'failed' as const);
  return typeof listed === 'string' ? webhooks.held() : listed;
}

/** Tells whether a failure is one of the chosen ones. */
export function createIsChosen(
  choice: FailureChoice,
  nameWebhook: NameWebhook,
): (known: KnownFailure) => boolean {
  if ('all' in choice) return () => true;
  if ('filter' in choice) {
    return ({ failure, searchText }) =>
      matchesFilter({ failure: nameWebhook(failure), searchText }, choice.filter);
  }
  const ids = new Set(choice.ids);
  return ({ failure }) => ids.has(failure.id);
}
