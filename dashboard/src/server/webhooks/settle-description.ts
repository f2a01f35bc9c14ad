import { randomUUID } from 'node:crypto';
import { UpdateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { isAccessDenied } from '../aws/classify-aws-error.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { readSecretVersion, type SecretVersion } from './read-secret.ts';
import { listPreviousEnds } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

type DescriptionWriter = Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>;

/** With more changes than this in the meantime, the next reader continues. */
const ROUNDS_MAX = 5;

/** How many one list repairs; the next list continues. */
const REPAIRS_MAX = 20;

/** The description of a version, which lists read instead of its value. */
export function describeVersion({ versionId, secret }: SecretVersion): string {
  return formatWebhookDescription(secret, {
    versionId,
    previousValidUntil: listPreviousEnds(secret),
  });
}

/**
 * Makes the description match the current version. Writers of two versions may write theirs in any
 * order, so each checks afterwards and repeats until value and description agree.
 *
 * @returns when AWS last changed the secret; undefined when they do not agree yet, which a later
 * reader repairs
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
    // The value is what counts, so the error goes to the log only. The next reader tries again.
    // Who may only read leaves the repair to an admin's dashboard.
    if (isSecretGone(error)) context.webhooks.remove(webhookId);
    else if (!isAccessDenied(error)) context.logUnexpected(randomUUID(), error);
  }
  return undefined;
}

/**
 * Rewrites outdated descriptions in the background: a process may have ended between writing the
 * value and the description. The list itself is answered from the values.
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
      // A secret of before the key was chosen, or of another one, moves to it.
      KmsKeyId: config.encryptionKeyArn,
    }),
  );
}
