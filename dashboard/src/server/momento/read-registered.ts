import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Dependencies } from '../create-context.ts';
import { isRefusal } from '../http/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-stored-webhook.ts';

/** A webhook registered here. */
export interface RegisteredWebhook {
  readonly webhookId: string;
  readonly name: string;
}

/** The webhook registered here whose URL this is: asked now, as others register and delete too. */
export async function readRegistered(
  dependencies: Pick<Dependencies, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
  functionUrl: string,
  url: string,
): Promise<RegisteredWebhook | undefined> {
  const start = webhookUrl(functionUrl, '');
  const webhookId = url.startsWith(start) ? url.slice(start.length) : '';
  if (!isWebhookId(webhookId)) return undefined;
  const stored = await readStoredWebhook(dependencies, webhookId);
  if (!isRefusal(stored)) return stored;
  // One that cannot be read is there all the same.
  return stored.refusal === 'webhook-not-found' ? undefined : { webhookId, name: webhookId };
}
