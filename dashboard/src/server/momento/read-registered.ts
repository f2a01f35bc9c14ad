import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Context } from '../context.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-stored-webhook.ts';

/** A webhook registered here. */
export interface RegisteredWebhook {
  readonly webhookId: string;
  readonly name: string;
}

/** The webhook registered here whose URL this is: asked now, as others register and delete too. */
export async function readRegistered(
  context: Pick<Context, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
  functionUrl: string,
  url: string,
): Promise<RegisteredWebhook | undefined> {
  const start = webhookUrl(functionUrl, '');
  const webhookId = url.startsWith(start) ? url.slice(start.length) : '';
  if (!isWebhookId(webhookId)) return undefined;
  const stored = await readStoredWebhook(context, webhookId);
  if (!isRefusal(stored)) return stored;
  // One that cannot be read is there all the same.
  return stored.refusal === 'webhook-not-found' ? undefined : { webhookId, name: webhookId };
}
