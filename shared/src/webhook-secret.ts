import { readWebhookDescription, type WebhookDescription } from './webhook-description.ts';

/**
 * The value of a webhook's secret in Secrets Manager, as JSON text: all the gateway needs to know
 * of a webhook, in one read. Stored under `<prefix>/<webhookId>`.
 */
export interface WebhookSecret extends WebhookDescription {
  readonly signingSecret: string;
  /** Accepted beside `signingSecret` until `previousValidUntil`; present only together with it. */
  readonly previousSigningSecret?: string;
  /** ms since the epoch. */
  readonly previousValidUntil?: number;
}

export function webhookSecretName(prefix: string, webhookId: string): string {
  return `${prefix}/${webhookId}`;
}

export function formatWebhookSecret(secret: WebhookSecret): string {
  return JSON.stringify(secret);
}

/** @returns undefined when the text is not a webhook's secret of a version this code knows. */
export function parseWebhookSecret(text: string): WebhookSecret | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const description = readWebhookDescription(value);
  if (description === undefined) return undefined;
  const { signingSecret, previousSigningSecret, previousValidUntil } = value as Record<
    keyof WebhookSecret,
    unknown
  >;
  if (typeof signingSecret !== 'string' || signingSecret === '') return undefined;
  return typeof previousSigningSecret === 'string' &&
    previousSigningSecret !== '' &&
    typeof previousValidUntil === 'number'
    ? { ...description, signingSecret, previousSigningSecret, previousValidUntil }
    : { ...description, signingSecret };
}
