import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import type { rotateSecretOperation } from '../../api/webhook-operations.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { requireFunctionUrl } from './require-function-url.ts';
import { toStoredWebhook, toWebhook } from './stored-webhook.ts';
import { writeSecret } from './write-secret.ts';

const MINUTE_MS = 60_000;

export const rotateSecret: Verb<typeof rotateSecretOperation> = async (
  dependencies,
  { params: { webhookId }, body: { signingSecret, overlapMinutes } },
) => {
  const functionUrl = requireFunctionUrl(dependencies.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const validUntil = dependencies.now() + overlapMinutes * MINUTE_MS;
  const changed = await writeSecret(dependencies, webhookId, (secret) =>
    replaceSigningSecret(secret, signingSecret, validUntil),
  );
  if (isRefusal(changed)) return changed;
  const { previousValidUntil } = changed;
  return {
    ...toWebhook(toStoredWebhook(webhookId, changed), functionUrl),
    ...(previousValidUntil !== undefined && { previousValidUntil }),
  };
};

/** The same signing secret again keeps the previous one: a repeated call must not push it out. */
function replaceSigningSecret(
  secret: WebhookSecret,
  signingSecret: string,
  previousValidUntil: number,
): WebhookSecret {
  return signingSecret === secret.signingSecret
    ? secret
    : { ...secret, signingSecret, previousSigningSecret: secret.signingSecret, previousValidUntil };
}
