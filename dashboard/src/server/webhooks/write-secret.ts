import { setTimeout as sleep } from 'node:timers/promises';
import { formatWebhookSecret, type WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { readOwnSecret } from './own-secret.ts';
import { replaceVersion } from './replace-version.ts';
import { settleDescription } from './settle-description.ts';
import { toStoredWebhook } from './stored-webhook.ts';
import type { WebhooksContext } from './webhook-index.ts';

/** How often a change is tried again because another process changed the webhook first. */
const ATTEMPTS_MAX = 12;
const PAUSE_MS = 20;

export type SecretWriter = Pick<
  WebhooksContext,
  'secrets' | 'config' | 'webhooks' | 'serialise' | 'now' | 'newId' | 'logUnexpected' | 'noteBefore'
>;

/**
 * Reads a webhook's secret, changes it, and writes it if it is still the current version; otherwise
 * reads and changes it again. So `change` may run several times. A refused change is not written.
 */
export function writeSecret(
  context: SecretWriter,
  webhookId: string,
  change: (secret: WebhookSecret) => WebhookSecret | Promise<WebhookSecret | Refusal>,
): Promise<WebhookSecret | Refusal> {
  const { webhooks, serialise, now } = context;
  return serialise(`webhook ${webhookId}`, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const base = await readOwnSecret(context, webhookId);
      if (isRefusal(base)) return base;
      context.noteBefore({ ...base.secret, previousSecrets: base.secret.previous });
      const wanted = await change(base.secret);
      if (isRefusal(wanted)) return wanted;
      const secret = dropExpired(wanted, now());
      const secretString = formatWebhookSecret(secret);
      if (secretString === formatWebhookSecret(base.secret)) return secret;
      const versionId = await replaceVersion(context, webhookId, {
        basedOn: base.versionId,
        secretString,
      });
      if (isRefusal(versionId)) return versionId;
      if (versionId !== undefined) {
        const written = { versionId, secret };
        webhooks.put(toStoredWebhook(webhookId, secret));
        const changedAt = await settleDescription(context, webhookId, written);
        if (changedAt !== undefined) webhooks.confirm(webhookId, changedAt);
        return secret;
      }
      await sleep(Math.random() * PAUSE_MS * attempt);
    }
    return { refusal: 'webhook-busy' };
  });
}

/** As it is written: without what is over. */
export function dropExpired({ previous, ...secret }: WebhookSecret, now: number): WebhookSecret {
  const valid = previous?.filter(({ validUntil }) => validUntil >= now) ?? [];
  return valid.length === 0 ? secret : { ...secret, previous: valid };
}
