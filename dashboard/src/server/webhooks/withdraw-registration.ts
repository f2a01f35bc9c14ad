import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { explainError } from '../aws/explain-error.ts';
import { explainRefusal } from '../refusals/describe-refusal.ts';
import type { Refusal } from '../refusals/refusal.ts';
import type { AnnouncedWebhook } from '../tenant-gate.ts';
import type { WebhooksContext } from './webhook-index.ts';

interface NewWebhook extends AnnouncedWebhook {
  readonly webhookId: string;
  readonly name: string;
}

/**
 * Deletes a secret that was just made, of a webhook that nobody knows yet, when its tenant is gone,
 * closed, or cannot be looked at.
 *
 * @returns undefined when the webhook can stay
 * @throws AWS's error, when the tenant could not be looked at and the secret is deleted
 */
export async function withdrawUnlessConfirmed(
  context: WebhooksContext,
  { webhookId, name, confirm }: NewWebhook,
): Promise<Refusal | undefined> {
  let refused: Refusal | undefined;
  try {
    refused = await confirm();
    if (refused === undefined) return undefined;
  } catch (error) {
    const left = await withdraw(context, webhookId);
    if (!left) throw error;
    return refuseLeft(name, explainError(error, context.logUnexpected));
  }
  return (await withdraw(context, webhookId)) ? refuseLeft(name, explainRefusal(refused)) : refused;
}

/** At once and for good: restored, it would lose its events. @returns whether it may be left over */
async function withdraw(
  { secrets, config }: Pick<WebhooksContext, 'secrets' | 'config'>,
  webhookId: string,
): Promise<boolean> {
  const SecretId = webhookSecretName(config.secretPrefix, webhookId);
  const command = { SecretId, ForceDeleteWithoutRecovery: true };
  try {
    await secrets.send(new DeleteSecretCommand(command));
    return false;
  } catch (error) {
    return !isSecretGone(error);
  }
}

function refuseLeft(name: string, reason: string): Refusal {
  return { refusal: 'not-undone', left: [`webhook “${name}” here`], reason };
}
