import { randomUUID } from 'node:crypto';
import { UpdateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { readSecretVersion, type SecretVersion } from './read-secret.ts';
import { listPreviousEnds } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

type DescriptionWriter = Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>;

/** More changes than this while one description is written: the next reader goes on. */
const ROUNDS_MAX = 5;

/** As many as one list repairs; the next list goes on with the rest. */
const REPAIRS_MAX = 20;

/** What lists read of a version's value. */
export function describeVersion({ versionId, secret }: SecretVersion): string {
  return formatWebhookDescription(secret, {
    versionId,
    previousValidUntil: listPreviousEnds(secret),
  });
}

/**
 * Makes the description that of the current version. Writers of two versions may write theirs in
 * any order: so each looks afterwards, and goes on until value and description agree.
 *
 * @returns when AWS last changed the secret; undefined when it was not finished, which whoever sees
 * that the two differ does later
 */
export async function settleDescription(
  context: DescriptionWriter,
  webhookId: string,
  written: SecretVersion,
): Promise<number | undefined> {
  try {
    let version = written;
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      await writeDescription(context, webhookId, describeVersion(version));
      const described = await describeSecret(context, webhookId);
      if (isRefusal(described)) return undefined;
      const { currentVersionId, description, changedAt } = described;
      if (currentVersionId !== version.versionId) {
        const read = await readSecretVersion(context, webhookId);
        if (isRefusal(read)) return undefined;
        version = read;
      }
      if (description === describeVersion(version)) return changedAt;
    }
  } catch (error) {
    // The value is what counts. What went wrong is for the log: the next reader tries again.
    if (isSecretGone(error)) context.webhooks.remove(webhookId);
    else context.logUnexpected(randomUUID(), error);
  }
  return undefined;
}

/**
 * Writes descriptions that a list saw to be of another version, one after the other, while the list
 * is answered from the values: a process may have ended between writing the value and the description.
 */
export function repairDescriptions(
  context: DescriptionWriter,
  outdated: ReadonlyMap<string, SecretVersion>,
): void {
  const some = [...outdated].slice(0, REPAIRS_MAX);
  void (async () => {
    for (const [webhookId, version] of some) {
      await settleDescription(context, webhookId, version);
    }
  })();
}

async function writeDescription(
  { secrets, config }: Pick<WebhooksContext, 'secrets' | 'config'>,
  webhookId: string,
  description: string,
): Promise<void> {
  await secrets.send(
    new UpdateSecretCommand({
      SecretId: webhookSecretName(config.secretPrefix, webhookId),
      Description: description,
    }),
  );
}
