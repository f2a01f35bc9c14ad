import type { listMomentoWebhooksOperation } from '@momento-gateway/api/momento/momento-operations';
import { isRefusal } from '../http/refusal.ts';
import type { Verb } from '../http/serve.ts';
import { requireFunctionUrl } from '../webhooks/require-function-url.ts';
import { readRegistered } from './read-registered.ts';
import { withMomento } from './with-momento.ts';

export const listMomentoWebhooks: Verb<typeof listMomentoWebhooksOperation> = async (
  dependencies,
  { body },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  return withMomento(dependencies, body, async (momento) => {
    const found = await momento.list(body.cache);
    if (isRefusal(found)) return found;
    const momentoWebhooks = found.map(async ({ name, topic, url }) => {
      const webhook = await readRegistered(dependencies, functionUrl, url);
      return { name, topic, url, ...(webhook && { webhookId: webhook.webhookId }) };
    });
    return { momentoWebhooks: await Promise.all(momentoWebhooks) };
  });
};
