import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { TENANT_TAG } from '@momento-gateway/shared/tenant';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Refusal } from '../refusals/refusal.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** A secret without its value. */
export interface DescribedSecret {
  readonly description: string;
  /** By its tag; in a stack of before tenants had buses, any text. */
  readonly taggedTenant: string | undefined;
  /** Undefined for a secret that has no value yet. */
  readonly currentVersionId: string | undefined;
  /** When the value or description last changed, by AWS's clock, ms since the epoch. */
  readonly changedAt: number | undefined;
}

export async function describeSecret(
  { secrets, config, webhooks }: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks'>,
  webhookId: string,
): Promise<DescribedSecret | Refusal> {
  try {
    const { Description, DeletedDate, VersionIdsToStages, LastChangedDate, Tags } =
      await secrets.send(
        new DescribeSecretCommand({ SecretId: webhookSecretName(config.secretPrefix, webhookId) }),
      );
    if (DeletedDate === undefined) {
      return {
        description: Description ?? '',
        taggedTenant: Tags?.find(({ Key }) => Key === TENANT_TAG)?.Value,
        currentVersionId: findCurrentVersion(VersionIdsToStages),
        changedAt: LastChangedDate?.getTime(),
      };
    }
  } catch (error) {
    if (!isSecretGone(error)) throw error;
  }
  webhooks.remove(webhookId);
  return { refusal: 'webhook-not-found' };
}

/** @param stages each version's labels, as Secrets Manager returns them */
export function findCurrentVersion(
  stages: Readonly<Record<string, readonly string[]>> | undefined,
): string | undefined {
  return Object.entries(stages ?? {}).find(([, labels]) => labels.includes('AWSCURRENT'))?.[0];
}
