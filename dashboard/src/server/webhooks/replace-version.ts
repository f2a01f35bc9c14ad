import {
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { isAwsError, isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import type { WebhooksContext } from './webhook-index.ts';

/**
 * A version needs a label until it is the current one. All share this label, so the next change
 * takes it from a version that never became current, and none are left over.
 */
const LABEL = 'MomentoGatewayNext';

interface Replacement {
  /** The version that the new value was made from. */
  readonly basedOn: string;
  readonly secretString: string;
}

/**
 * Makes a new value the current one, if the version it is based on is still current.
 *
 * @returns the new version's id, or undefined when another change came first
 * @throws AWS's error, when the old value is still the current one
 */
export async function replaceVersion(
  context: Pick<WebhooksContext, 'secrets' | 'config' | 'webhooks' | 'newId'>,
  webhookId: string,
  { basedOn, secretString }: Replacement,
): Promise<string | undefined | Refusal> {
  const { secrets, config, newId, webhooks } = context;
  const SecretId = webhookSecretName(config.secretPrefix, webhookId);
  const versionId = newId();
  try {
    await secrets.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken: versionId,
        SecretString: secretString,
        VersionStages: [LABEL],
      }),
    );
  } catch (error) {
    if (!isSecretGone(error)) throw error;
    webhooks.remove(webhookId);
    return { refusal: 'webhook-not-found' };
  }
  try {
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: versionId,
        RemoveFromVersionId: basedOn,
      }),
    );
    return versionId;
  } catch (error) {
    // The SDK may have repeated a call that succeeded: only reading the secret shows the outcome.
    const described = await describeSecret(context, webhookId).catch(() => undefined);
    if (described === undefined) return { refusal: 'change-unsettled' };
    if (isRefusal(described)) return described;
    if (described.currentVersionId === versionId) return versionId;
    if (described.currentVersionId !== basedOn) return undefined;
    // AWSCURRENT was no longer on that version.
    if (isAwsError(error, 'InvalidParameterException')) return undefined;
    throw error;
  }
}
