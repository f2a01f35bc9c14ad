import { parseWebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Clock } from './clock.ts';
import { retryWithin } from './retry-within.ts';
import type { FindTenantResources } from './tenant-resources.ts';
import { toWebhook, type Webhook } from './webhook.ts';
import type { UnknownCause } from './webhook-cache.ts';

/** What Secrets Manager says about a secret; `failed` when it does not say. */
type SecretRead =
  | { readonly kind: 'found'; readonly value: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly retryable: boolean; readonly message: string };

/** Port to Secrets Manager. */
export type ReadSecret = (
  secretName: string,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<SecretRead>;

export type WebhookRead =
  | { readonly kind: 'found'; readonly webhook: Webhook }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause }
  | { readonly kind: 'failed'; readonly message: string };

export interface WebhookSource {
  readonly readSecret: ReadSecret;
  readonly secretPrefix: string;
  readonly findTenantResources: FindTenantResources;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Reads a webhook from its secret, with retries until `deadline` (on the monotonic clock). */
export async function readWebhook(
  webhookId: string,
  deadline: number,
  { readSecret, secretPrefix, findTenantResources, ...retry }: WebhookSource,
): Promise<WebhookRead> {
  const { result } = await retryWithin(
    {
      ...retry,
      deadline,
      mayOverlap: true,
      isRetryable: (read: SecretRead) => read.kind === 'failed' && read.retryable,
    },
    (timeoutMs, signal) =>
      readSecret(webhookSecretName(secretPrefix, webhookId), timeoutMs, signal),
  );
  if (result.kind === 'failed') return { kind: 'failed', message: result.message };
  if (result.kind === 'missing') return { kind: 'unknown', cause: 'no such secret' };
  const secret = parseWebhookSecret(result.value);
  if (secret === undefined) return { kind: 'unknown', cause: 'not a webhook secret' };
  if (!secret.enabled) return { kind: 'unknown', cause: 'disabled' };
  return {
    kind: 'found',
    webhook: toWebhook(webhookId, secret, findTenantResources(secret.tenant)),
  };
}
