import { paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import { parseWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { BaseContext } from '../base-context.ts';
import { loadWebhooks } from '../webhooks/load-webhooks.ts';
import { type FoundTenant, listRuleNames } from './describe-tenant.ts';
import type { FoundQueue } from './find-tenant-resources.ts';
import { wasJustRegisteredIn } from './registration-marks.ts';
import { wasJustDeleted } from './was-just-deleted.ts';

const NAMED_MAX = 5;

/**
 * What a tenant still has, each with a few of its names; empty when it can be removed.
 *
 * @throws AWS's error when it cannot be told
 */
export async function listHoldings(
  context: Pick<BaseContext, 'events' | 'secrets' | 'config' | 'now'>,
  tenant: string,
  { bus, parked, deadLetters, held }: FoundTenant,
): Promise<string[]> {
  // From AWS itself: what is in memory may be minutes old.
  const { webhooks, unreadable } = await loadWebhooks(context);
  const own = webhooks.filter((webhook) => webhook.tenant === tenant);
  const rules = bus.state === 'there' ? await listRuleNames(context, bus.name) : [];
  const isUnlisted = bus.state === 'there' && wasJustRegisteredIn(bus.tags, context.now());
  const countOf = (queue: FoundQueue) => (queue.state === 'there' ? queue.messageCount : 0);
  const failureCount = countOf(parked) + countOf(deadLetters);
  const heldCount = countOf(held);
  return [
    ...describeNames('webhooks', namesOf(own)),
    ...describeNames(
      'webhooks that cannot be read',
      unreadable.map(({ webhookId }) => webhookId),
    ),
    ...describeNames(
      'webhooks deleted in the last ten minutes',
      await listDeleted(context, tenant),
    ),
    ...(isUnlisted && own.length === 0 ? ['webhooks: registered in the last ten minutes'] : []),
    ...describeNames('rules', rules),
    ...(failureCount === 0 ? [] : [`failures: ${failureCount}`]),
    ...(heldCount === 0 ? [] : [`held calls: ${heldCount}`]),
  ];
}

/** Names of its webhooks that a function may still serve although they are deleted. */
async function listDeleted(
  { secrets, config, now }: Pick<BaseContext, 'secrets' | 'config' | 'now'>,
  tenant: string,
): Promise<string[]> {
  const pages = paginateListSecrets(
    { client: secrets },
    {
      IncludePlannedDeletion: true,
      Filters: [{ Key: 'name', Values: [webhookSecretName(config.secretPrefix, '')] }],
    },
  );
  const names: string[] = [];
  for await (const { SecretList = [] } of pages) {
    for (const { DeletedDate, Description = '' } of SecretList) {
      const webhook = parseWebhookDescription(Description);
      const isServed = DeletedDate !== undefined && wasJustDeleted(DeletedDate, now());
      if (isServed && webhook?.tenant === tenant) names.push(webhook.name);
    }
  }
  return names;
}

export function describeNames(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const named = names.slice(0, NAMED_MAX).join(', ');
  const more = names.length > NAMED_MAX ? ` and ${names.length - NAMED_MAX} more` : '';
  return [`${what}: ${named}${more}`];
}

const namesOf = (webhooks: readonly { readonly name: string }[]) =>
  webhooks.map(({ name }) => name);
