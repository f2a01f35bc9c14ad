import {
  parseWebhookDescription,
  type WebhookDescription,
} from '@momento-gateway/shared/webhook-description';
import type { Context } from '../context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { readSecretVersion } from './read-secret.ts';
import { listPreviousEnds, settleDescription } from './settle-description.ts';
import { type StoredWebhook, toStoredWebhook } from './stored-webhook.ts';

/**
 * A webhook as Secrets Manager has it now, which the list then has too. Its value is read only when
 * its description is not ours, or not that of the current version: then it is repaired.
 */
export async function readStoredWebhook(
  context: Pick<Context, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
  webhookId: string,
): Promise<StoredWebhook | Refusal> {
  const { webhooks } = context;
  const described = await describeSecret(context, webhookId);
  if (isRefusal(described)) return described;
  const { currentVersionId, changedAt } = described;
  const description = parseWebhookDescription(described.description);
  if (description?.versionId !== undefined && description.versionId === currentVersionId) {
    const stored = toStoredWebhook(webhookId, description);
    webhooks.put(stored, changedAt);
    return stored;
  }
  const version = await readSecretVersion(context, webhookId);
  if (isRefusal(version)) return version;
  const previousValidUntil = listPreviousEnds(version.secret);
  const stored = toStoredWebhook(webhookId, { ...version.secret, previousValidUntil });
  webhooks.put(stored, changedAt);
  if (description !== undefined && !saysTheSame(description, version.secret)) {
    await settleDescription(context, webhookId, version);
  }
  return stored;
}

/** A description without a version was written in one call with the value, unless by hand. */
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
