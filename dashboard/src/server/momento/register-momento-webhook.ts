import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { explainError } from '../aws/explain-error.ts';
import type { Handler } from '../handler.ts';
import { explainRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { deleteWebhook } from '../webhooks/delete-webhook.ts';
import { refuseTenant, storeWebhook } from '../webhooks/register-webhook.ts';
import { requireFunctionUrl, type StoredWebhook, toWebhook } from '../webhooks/stored-webhook.ts';
import { abandon, type Step } from './abandon.ts';
import { checkMomentoWebhook } from './check-momento-webhook.ts';
import { readRegistered } from './list-momento-webhooks.ts';
import { type MomentoContext, withMomento } from './momento-client.ts';
import { pointAtGateway } from './point-at-gateway.ts';

/**
 * The webhook must be registered here before Momento posts the first message to its URL. So a new
 * one is created with the URL of no webhook, registered with its signing secret, and then pointed
 * here like an existing one.
 */
export const registerMomentoWebhook: Handler<'registerMomentoWebhook', MomentoContext> = async (
  context,
  { body: { apiKey, endpoint, momentoWebhook: name, repoint = false, ...registration } },
) => {
  const functionUrl = requireFunctionUrl(context.config);
  if (typeof functionUrl !== 'string') return functionUrl;
  const otherTenant = refuseTenant(registration, context.config);
  if (otherTenant !== undefined) return otherTenant;
  return withMomento(context, { apiKey, endpoint }, async (momento) => {
    const { cache, topic } = registration;
    const found = await momento.list(cache);
    if (isRefusal(found)) return found;
    const { url = '' } = found.find((webhook) => webhook.name === name) ?? {};
    const registered = await readRegistered(context, functionUrl, url);
    const wanted = { cache, name, topic, repoint };
    const refused = checkMomentoWebhook(wanted, found, registered);
    if (refused !== undefined) return refused;

    const signingSecret = repoint
      ? await momento.readSecret(cache, name)
      : await momento.put({ cache, name, topic, url: functionUrl });
    if (isRefusal(signingSecret)) return signingSecret;
    const done: Step[] = repoint
      ? []
      : [{ what: `webhook “${name}” at Momento`, undo: () => momento.remove(cache, name) }];

    const webhookId = context.newId();
    const registeredWebhook = { params: { webhookId }, query: undefined, body: undefined };
    let stored: StoredWebhook;
    try {
      const answer = await storeWebhook(context, webhookId, {
        ...registration,
        signingSecret,
      });
      if (isRefusal(answer)) {
        await deleteWebhook(context, registeredWebhook).catch(() => undefined);
        return (await abandon(done, () => explainRefusal(answer))) ?? answer;
      }
      stored = answer;
    } catch (error) {
      const explain = () => explainError(error, context.logUnexpected);
      const notUndone = await abandon(done, explain);
      if (notUndone !== undefined) return notUndone;
      throw error;
    }
    done.push({
      what: `webhook “${stored.name}” here`,
      undo: async () => deleteWebhook(context, registeredWebhook),
    });
    const notPointed = await pointAtGateway(context, momento, {
      webhookId,
      signingSecret,
      wanted: { cache, name, topic, url: webhookUrl(functionUrl, webhookId) },
      done,
    });
    return notPointed ?? toWebhook(stored, functionUrl);
  });
};
