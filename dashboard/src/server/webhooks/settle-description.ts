import { randomUUID } from 'node:crypto';
import { UpdateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { formatWebhookDescription } from '@momento-gateway/shared/webhook-description';
import { type WebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Context } from '../context.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { isSecretGone } from './is-secret-gone.ts';
import { readSecretVersion, type SecretVersion } from './read-secret.ts';

/** More changes than this while one description is written: the next reader goes on. */
const ROUNDS_MAX = 5;

/** What lists read of a version's value. */
export function describeVersion({ versionId, secret }: SecretVersion): string {
  return formatWebhookDescription(secret, {
    versionId,
    previousValidUntil: listPreviousEnds(secret),
  });
}

/** When the previous signing secrets end; one that is the present one as well has no end. */
export function listPreviousEnds({ signingSecret, previous = [] }: WebhookSecret): number[] {
  return previous
    .filter((one) => one.signingSecret !== signingSecret)
    .map(({ validUntil }) => validUntil);
}

/**
 * Makes the description that of the current version. Writers of two versions may write theirs in
 * any order: so each looks afterwards, and goes on until value and description agree.
 *
 * @returns when AWS last changed the secret; undefined when it was not finished, which whoever sees
 * that the two differ does later
 */
export async function settleDescription(
  context: Pick<Context, 'secrets' | 'config' | 'webhooks' | 'logUnexpected'>,
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

async function writeDescription(
  { secrets, config }: Pick<Context, 'secrets' | 'config'>,
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
