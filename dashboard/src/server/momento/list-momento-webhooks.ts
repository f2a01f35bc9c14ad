import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { requireFunctionUrl } from '../webhooks/require-function-url.ts';
import { readRegistered } from './read-registered.ts';
import { withMomento } from './with-momento.ts';

export const listMomentoWebhooks: Handler<'listMomentoWebhooks'> = async (context, { body }) => {
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
