import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { explainError } from '../aws/explain-error.ts';
import { nameStarter, type WithStarter } from '../callers/name-starter.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readStoredWebhook } from '../webhooks/read-webhook.ts';
import { replaceSigningSecret } from '../webhooks/replace-signing-secret.ts';
import {
  requireFunctionUrl,
  type StoredWebhook,
  toRotatedWebhook,
} from '../webhooks/stored-webhook.ts';
import { isUnsettled } from './classify-momento-error.ts';
import { type MomentoClient, type MomentoContext, withMomento } from './momento-client.ts';
import { refuseUnstored, takeFromMomento } from './take-from-momento.ts';

/**
 * A rotation at Momento takes effect immediately. So the secret is read from Secrets Manager first,
 * and the new one is stored right after. If storing fails, the same call without `rotate`
 * fixes it.
 */
export const takeSecret: Handler<'takeSecret', MomentoContext & WithStarter> = async (
  context,
  { params: { webhookId }, body },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const stored = await readStoredWebhook(context, webhookId);
  if (isRefusal(stored)) return stored;
  return withMomento(context, body, async (momento) => {
    const name = await findName(momento, stored, webhookUrl(functionUrl, webhookId));
    if (isRefusal(name)) return name;
    let isRotated = false;
    const first = async () => {
      if (body.rotate !== true) return momento.readSecret(stored.cache, name);
      const signingSecret = await momento.rotateSecret(stored.cache, name);
      isRotated = !isRefusal(signingSecret);
      return isRefusal(signingSecret) && isUnsettled(signingSecret)
        ? ({ refusal: 'rotation-unsettled' } as const)
        : signingSecret;
    };
    const take = takeFromMomento({ momento, webhook: { cache: stored.cache, name }, first });
    try {
      const { overlapMinutes } = body;
      const changed = await replaceSigningSecret(context, webhookId, { overlapMinutes, take });
      if (isRefusal(changed)) return isRotated ? refuseUnstored(changed) : changed;
      const rotated = toRotatedWebhook(webhookId, changed, functionUrl, context.now());
      return { ...rotated, ...(await context.publishHeld(webhookId, nameStarter(context))) };
    } catch (error) {
      if (!isRotated) throw error;
      const reason = explainError(error, context.logUnexpected);
      return { refusal: 'secret-not-stored', reason };
    }
  });
};

/** The name that Momento has for the webhook that posts a topic to one of our URLs. */
async function findName(
  momento: MomentoClient,
  { cache, topic }: StoredWebhook,
  url: string,
): Promise<string | Refusal> {
  const found = await momento.list(cache);
  if (isRefusal(found)) return found;
  const names = found
    .filter((webhook) => webhook.topic === topic && webhook.url === url)
    .map((webhook) => webhook.name);
  const [name] = names;
  if (name === undefined) return { refusal: 'momento-webhook-unmatched', cache, url };
  return names.length > 1 ? { refusal: 'momento-webhook-ambiguous', names } : name;
}
