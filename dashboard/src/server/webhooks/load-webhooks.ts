import { paginateListSecrets, type SecretListEntry } from '@aws-sdk/client-secrets-manager';
import {
  type DescribedValue,
  parseWebhookDescription,
  type WebhookDescription,
} from '@momento-gateway/shared/webhook-description';
import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { findCurrentVersion } from './describe-secret.ts';
import type { SecretVersion } from './read-secret.ts';
import { readVersions } from './read-versions.ts';
import { toStoredWebhook } from './stored-webhook.ts';
import type { LoadedWebhooks, WebhooksContext } from './webhook-index.ts';

const PAGE_SIZE = 100;

interface Outdated {
  /** Those whose description does not match their value. */
  readonly outdated: ReadonlyMap<string, SecretVersion>;
}

/**
 * All webhooks of the account under the prefix. Reads the value of a secret only when its
 * description is not the dashboard's (edited by hand) or belongs to another version.
 */
export async function loadWebhooks(
  context: Pick<WebhooksContext, 'secrets' | 'config'>,
): Promise<LoadedWebhooks & Outdated> {
  const described = new Map<string, WebhookDescription & DescribedValue>();
  const changedAt = new Map<string, number>();
  const doubtful: string[] = [];
  for (const { webhookId, entry } of await listSecrets(context)) {
    const description = parseWebhookDescription(entry.Description ?? '');
    if (description !== undefined) described.set(webhookId, description);
    if (description === undefined || isOutdated(description, entry)) doubtful.push(webhookId);
    changedAt.set(webhookId, entry.LastChangedDate?.getTime() ?? 0);
  }
  const { versions, unreadable, gone } = await readVersions(context, doubtful);
  for (const webhookId of gone) {
    described.delete(webhookId);
    changedAt.delete(webhookId);
  }
  const outdated = new Map([...versions].filter(([webhookId]) => described.has(webhookId)));
  for (const [webhookId, { secret }] of versions) described.set(webhookId, secret);
  const withTenant = unreadable.map((one) => ({
    ...one,
    tenant: described.get(one.webhookId)?.tenant,
  }));
  return {
    webhooks: [...described].map(([webhookId, one]) => toStoredWebhook(webhookId, one)),
    unreadable: withTenant,
    changedAt,
    outdated,
  };
}

/** Without a version, the description is of an older dashboard or edited by hand: not outdated. */
function isOutdated({ versionId }: DescribedValue, entry: SecretListEntry): boolean {
  const current = findCurrentVersion(entry.SecretVersionsToStages);
  return versionId !== undefined && current !== undefined && versionId !== current;
}

async function listSecrets({ secrets, config }: Pick<WebhooksContext, 'secrets' | 'config'>) {
  const found: { webhookId: string; entry: SecretListEntry }[] = [];
  const pages = paginateListSecrets(
    { client: secrets, pageSize: PAGE_SIZE },
    { Filters: [{ Key: 'name', Values: [`${config.secretPrefix}/`] }] },
  );
  for await (const { SecretList = [] } of pages) {
    for (const entry of SecretList) {
      const webhookId = webhookIdOf(entry.Name ?? '', config.secretPrefix);
      if (webhookId !== undefined && entry.DeletedDate === undefined) {
        found.push({ webhookId, entry });
      }
    }
  }
  return found;
}

/** The id of the webhook whose secret has this name; undefined for any other secret. */
function webhookIdOf(secretName: string, prefix: string): string | undefined {
  const start = webhookSecretName(prefix, '');
  const webhookId = secretName.startsWith(start) ? secretName.slice(start.length) : '';
  return isWebhookId(webhookId) ? webhookId : undefined;
}
