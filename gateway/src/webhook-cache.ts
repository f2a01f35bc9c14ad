import { setNewest } from './bounded-map.ts';
import type { Webhook } from './webhook.ts';

/** Times are `createElapsedTime`'s. */
interface CachedWebhook {
  readonly webhook: Webhook;
  readonly readAt: number;
  /** On the monotonic clock: until then it is used even when it cannot be read again. */
  readonly servesUntil: number;
  /** When a wrong signature last caused a read before the TTL was over. */
  rereadAt: number;
  /** When a call last had a right signature. */
  verifiedAt: number;
  /** No read before this, because the last one failed. */
  pausedUntil: number;
}

/** Why an id has no webhook to verify against, for the log. */
export type UnknownCause =
  | 'no such secret'
  | 'disabled'
  | 'not a webhook secret'
  | 'too many unknown ids';

interface CachedUnknown {
  readonly cause: UnknownCause;
  readonly readAt: number;
}

export interface WebhookCache {
  readonly getWebhook: (webhookId: string) => CachedWebhook | undefined;
  readonly getUnknown: (webhookId: string) => CachedUnknown | undefined;
  readonly setWebhook: (webhookId: string, cached: CachedWebhook) => void;
  readonly setUnknown: (webhookId: string, cached: CachedUnknown) => void;
}

const WEBHOOKS_MAX = 10_000;
const UNKNOWN_MAX = 1_000;

/**
 * Caches webhooks and unknown ids, the least recently used out first. Each has its own limit: however
 * many unknown ids are tried, no registered webhook is evicted.
 */
export function createWebhookCache(): WebhookCache {
  const webhooks = new Map<string, CachedWebhook>();
  const unknown = new Map<string, CachedUnknown>();
  return {
    getWebhook(webhookId) {
      const cached = webhooks.get(webhookId);
      if (cached !== undefined) setNewest(webhooks, webhookId, cached, WEBHOOKS_MAX);
      return cached;
    },
    getUnknown(webhookId) {
      return unknown.get(webhookId);
    },
    setWebhook(webhookId, cached) {
      unknown.delete(webhookId);
      setNewest(webhooks, webhookId, cached, WEBHOOKS_MAX);
    },
    setUnknown(webhookId, cached) {
      webhooks.delete(webhookId);
      setNewest(unknown, webhookId, cached, UNKNOWN_MAX);
    },
  };
}
