import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { parseWebhookDescription } from '@momento-gateway/shared/webhook-description';
import type { Refusal } from '../refusals/refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { type DescribedSecret, describeSecret } from './describe-secret.ts';
import { readSecretVersion, type SecretVersion } from './read-secret.ts';
import type { WebhooksContext } from './webhook-index.ts';

type Needed = Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks'>;

/** Another tenant's webhook answers like one that does not exist, after the same calls of AWS. */
const NOT_FOUND: Refusal = { refusal: 'webhook-not-found' };

/**
 * Whether a secret can be one of this tenant, by what is known without its value. A description that
 * is not the dashboard's was written by hand: the tag says whose it is, and the value if it is not read
 * for the default tenant.
 */
export function mayBeOwn(
  { config: { tenant } }: Pick<Needed, 'config'>,
  { description, taggedTenant }: DescribedSecret,
): boolean {
  const described = parseWebhookDescription(description);
  if (described !== undefined) return described.tenant === tenant;
  return tenant === DEFAULT_TENANT || taggedTenant === tenant;
}

/** The current version of a webhook of this tenant. */
export async function readOwnSecret(
  context: Needed,
  webhookId: string,
): Promise<SecretVersion | Refusal> {
  let read: SecretVersion | Refusal;
  try {
    read = await readSecretVersion(context, webhookId);
  } catch (error) {
    // What is wrong with another tenant's secret, such as its key, tells that it is there.
    const refused = await refuseForeign(context, webhookId).catch(() => undefined);
    if (refused !== undefined) return refused;
    throw error;
  }
  if (!isRefusal(read)) return read.secret.tenant === context.config.tenant ? read : NOT_FOUND;
  if (read.refusal !== 'webhook-unreadable') return read;
  return (await refuseForeign(context, webhookId)) ?? read;
}

/** @returns undefined for what may be this tenant's own. */
async function refuseForeign(context: Needed, webhookId: string): Promise<Refusal | undefined> {
  const described = await describeSecret(context, webhookId);
  if (isRefusal(described)) return described;
  return mayBeOwn(context, described) ? undefined : NOT_FOUND;
}
