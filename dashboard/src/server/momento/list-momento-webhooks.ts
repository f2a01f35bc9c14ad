import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-webhook.ts';
import { requireFunctionUrl } from '../webhooks/stored-webhook.ts';
import type { WebhooksContext } from '../webhooks/webhook-index.ts';
import { type MomentoContext, withMomento } from './momento-client.ts';

export const listMomentoWebhooks: Handler<'listMomentoWebhooks', MomentoContext> = async (
  context,
  { body },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  return withMomento(context, body, async (momento) => {
    const found = await momento.list(body.cache);
    if (isRefusal(found)) return found;
    const momentoWebhooks = found.map(async ({ name, topic, url }) => {
      const webhook = await readRegistered(context, functionUrl, url);
      return { name, topic, url, ...(webhook && { webhookId: webhook.webhookId }) };
    });
    return { momentoWebhooks: await Promise.all(momentoWebhooks) };
  });
};

/** A webhook registered here. */
export interface RegisteredWebhook {
  readonly webhookId: string;
  readonly name: string;
}

/** The webhook registered here with this URL. Read from AWS: others register and delete too. */
export async function readRegistered(
  context: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
  functionUrl: string,
  url: string,
): Promise<RegisteredWebhook | undefined> {
  const start = webhookUrl(functionUrl, '');
  const webhookId = url.startsWith(start) ? url.slice(start.length) : '';
  if (!isWebhookId(webhookId)) return undefined;
  const stored = await readStoredWebhook(context, webhookId);
  if (!isRefusal(stored)) return stored;
  // One that cannot be read is registered nevertheless.
  return stored.refusal === 'webhook-not-found' ? undefined : { webhookId, name: webhookId };
}
