import { createSecretKey, type KeyObject } from 'node:crypto';
import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import type { TenantResources } from './tenant-resources.ts';

/** A registered, enabled webhook as the gateway holds it in memory. */
export interface Webhook extends TenantResources {
  readonly webhookId: string;
  readonly tenant: string;
  readonly cache: string;
  readonly topic: string;
  readonly parseText: boolean;
  readonly signingSecrets: readonly SigningSecret[];
}

export interface SigningSecret {
  /** As a KeyObject, so that the text is not turned into a key for each call. */
  readonly key: KeyObject;
  /** ms since the epoch, inclusive; infinite for the current one. */
  readonly validUntil: number;
}

export function toWebhook(
  webhookId: string,
  secret: WebhookSecret,
  resources: TenantResources,
): Webhook {
  const { tenant, cache, topic, parseText, signingSecret, previous = [] } = secret;
  const signingSecrets = [
    toSigningSecret(signingSecret, Number.POSITIVE_INFINITY),
    ...previous.map((one) => toSigningSecret(one.signingSecret, one.validUntil)),
  ];
  return { webhookId, tenant, cache, topic, parseText, signingSecrets, ...resources };
}

function toSigningSecret(text: string, validUntil: number): SigningSecret {
  return { key: createSecretKey(text, 'utf8'), validUntil };
}
