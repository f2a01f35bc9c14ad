import { parseObject } from './parse-object.ts';
import {
  readWebhookDescription,
  versionOf,
  type WebhookDescription,
} from './webhook-description.ts';

/** A signing secret that was replaced and is still accepted for a while. */
export interface PreviousSigningSecret {
  readonly signingSecret: string;
  /** The last ms since the epoch at which it is accepted. */
  readonly validUntil: number;
}

/**
 * The value of a webhook's secret in Secrets Manager, as JSON text: all that the gateway needs to know
 * about a webhook, in one read. Stored under `<prefix>/<webhookId>`.
 */
export interface WebhookSecret extends WebhookDescription {
  readonly signingSecret: string;
  /** Accepted besides `signingSecret`, each until it expires; absent when there are none. */
  readonly previous?: readonly PreviousSigningSecret[];
}

/** Each one costs the gateway another HMAC for a signature that matches none. */
export const PREVIOUS_SIGNING_SECRETS_MAX = 10;

export function webhookSecretName(prefix: string, webhookId: string): string {
  return `${prefix}/${webhookId}`;
}

export function formatWebhookSecret(secret: WebhookSecret): string {
  return JSON.stringify({ v: versionOf(secret.tenant), ...secret });
}

/**
 * Of more than ten previous signing secrets, the ten that expire last count. A value of an older
 * version has one at most, as `previousSigningSecret` and `previousValidUntil`.
 *
 * @returns undefined when the text is not a webhook's secret of a version this code knows.
 */
export function parseWebhookSecret(text: string): WebhookSecret | undefined {
  const value = parseObject(text);
  if (value === undefined) return undefined;
  const description = readWebhookDescription(value);
  if (description === undefined) return undefined;
  const { signingSecret, previous, previousSigningSecret, previousValidUntil } = value;
  if (typeof signingSecret !== 'string' || signingSecret === '') return undefined;
  const listed = [
    ...(Array.isArray(previous) ? previous : []),
    { signingSecret: previousSigningSecret, validUntil: previousValidUntil },
  ].flatMap(readPrevious);
  if (listed.length === 0) return { ...description, signingSecret };
  if (listed.length > PREVIOUS_SIGNING_SECRETS_MAX) {
    listed.sort((one, other) => other.validUntil - one.validUntil);
    listed.length = PREVIOUS_SIGNING_SECRETS_MAX;
  }
  return { ...description, signingSecret, previous: listed };
}

/** An entry that never expires would be accepted forever: it is left out. */
function readPrevious(value: unknown): PreviousSigningSecret[] {
  const { signingSecret, validUntil } = (value ?? {}) as Record<string, unknown>;
  return typeof signingSecret === 'string' &&
    signingSecret !== '' &&
    typeof validUntil === 'number' &&
    Number.isFinite(validUntil)
    ? [{ signingSecret, validUntil }]
    : [];
}
