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
 * A version needs a label until it is the current one. It is the same label for all: the next
 * change takes it away from a version that was never made current, so none are left over.
 */
const LABEL = 'MomentoGatewayNext';

interface Replacement {
  /** The version that the new value was made from. */
  readonly basedOn: string;
  readonly secretString: string;
}

/**
 * Makes a new value the current one if the version it is based on still is.
 *
 * @returns the new version's id, or undefined when another change came first
 * @throws what AWS answered, when the old value is still the current one
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
    // An answer may have been lost, and the call repeated after it was done: only a look tells.
    const described = await describeSecret(context, webhookId).catch(() => undefined);
    if (described === undefined) return { refusal: 'change-unsettled' };
    if (isRefusal(described)) return described;
    if (described.currentVersionId === versionId) return versionId;
    if (described.currentVersionId !== basedOn) return undefined;
    // The label was not on the version that it is taken from.
    if (isAwsError(error, 'InvalidParameterException')) return undefined;
    throw error;
  }
}
