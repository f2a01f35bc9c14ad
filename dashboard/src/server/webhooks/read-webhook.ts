import {
  parseWebhookDescription,
  type WebhookDescription,
} from '@momento-gateway/shared/webhook-description';
import { isAccessDenied } from '../aws/classify-aws-error.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { mayBeOwn } from './own-secret.ts';
import { readHeld } from './read-held.ts';
import { readSecretVersion } from './read-secret.ts';
import { settleDescription } from './settle-description.ts';
import {
  listPreviousEnds,
  requireFunctionUrl,
  type StoredWebhook,
  toDetailedWebhook,
  toStoredWebhook,
} from './stored-webhook.ts';
import type { FailureSource } from './webhook-facts.ts';
import type { WebhooksContext } from './webhook-index.ts';

type ReadContext = WebhooksContext & { readonly held: FailureSource };

export const readWebhook: Handler<'readWebhook', ReadContext> = async (
  context,
  { params: { webhookId } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await readStoredWebhook(context, webhookId);
  if (isRefusal(stored)) return stored;
  const webhook = toDetailedWebhook(stored, functionUrl, context.now());
  return { ...webhook, ...(await readHeld(context, webhookId)) };
};

/**
 * A webhook as it is in Secrets Manager now; updates the list too. Reads its value only when the
 * description is not the dashboard's or not of the current version, and then repairs it.
 */
export async function readStoredWebhook(
  context: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
  webhookId: string,
): Promise<StoredWebhook | Refusal> {
  const { webhooks, config } = context;
  const described = await describeSecret(context, webhookId);
  if (isRefusal(described)) return described;
  if (!mayBeOwn(context, described)) return { refusal: 'webhook-not-found' };
  const { currentVersionId, changedAt } = described;
  const description = parseWebhookDescription(described.description);
  if (description?.versionId !== undefined && description.versionId === currentVersionId) {
    const stored = toStoredWebhook(webhookId, description);
    webhooks.put(stored, changedAt);
    return stored;
  }
  const version = await readSecretVersion(context, webhookId).catch((error: unknown) => {
    // Who may only see gets the description, although it is of an older version.
    if (description !== undefined && isAccessDenied(error)) return { description };
    throw error;
  });
  if ('description' in version) return toStoredWebhook(webhookId, version.description);
  if (isRefusal(version)) return version;
  if (version.secret.tenant !== config.tenant) return { refusal: 'webhook-not-found' };
  const previousValidUntil = listPreviousEnds(version.secret);
  const stored = toStoredWebhook(webhookId, { ...version.secret, previousValidUntil });
  webhooks.put(stored, changedAt);
  if (description !== undefined && !saysTheSame(description, version.secret)) {
    await settleDescription(context, webhookId, version);
  }
  return stored;
}

/** A description without a version was written together with the value, or by hand. */
function saysTheSame(
  described: WebhookDescription & { readonly versionId?: string },
  secret: WebhookDescription,
): boolean {
  const { name, tenant, cache, topic, enabled, parseText } = described;
  return (
    described.versionId === undefined &&
    name === secret.name &&
    tenant === secret.tenant &&
    cache === secret.cache &&
    topic === secret.topic &&
    enabled === secret.enabled &&
    parseText === secret.parseText
  );
}
