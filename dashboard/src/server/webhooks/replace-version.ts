import {
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Context } from '../context.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { describeSecret } from './describe-secret.ts';
import { isSecretGone } from './is-secret-gone.ts';

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
  context: Pick<Context, 'secrets' | 'config' | 'webhooks' | 'newId'>,
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
    if (described.currentVersionId !== basedOn || isNotTheHolder(error)) return undefined;
    throw error;
  }
}

/** Secrets Manager's answer when the label is not on the version that it is to be taken from. */
function isNotTheHolder(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidParameterException';
}
