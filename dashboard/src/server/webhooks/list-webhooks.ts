import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type { listWebhooksOperation } from '../../api/webhook-operations.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { refuseField } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { type StoredWebhook, toWebhook } from './stored-webhook.ts';
import { compareWebhooks } from './webhook-index.ts';

export const listWebhooks: Verb<typeof listWebhooksOperation> = async (
  { config, webhooks },
  { query: { search, limit, cursor } },
) => {
  const functionUrl = requireFunctionUrl(config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Take the cursor from the page before.');
  const matching = searchWebhooks(await webhooks.list(), search);
  const rest = after
    ? matching.filter(
        (webhook) => compareWebhooks(webhook, { createdAt: after.time, webhookId: after.id }) > 0,
      )
    : matching;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    webhooks: page.map((webhook) => toWebhook(webhook, functionUrl)),
    ...(last &&
      rest.length > page.length && {
        cursor: writeCursor({ time: last.createdAt, id: last.webhookId }),
      }),
    total: matching.length,
  };
};

function searchWebhooks(webhooks: readonly StoredWebhook[], search = ''): readonly StoredWebhook[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return webhooks;
  return webhooks.filter(({ webhookId, name, tenant, cache, topic }) =>
    [name, detailTypeOf(cache, topic), tenant, webhookId].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}
