import { createElapsedTime } from '@momento-gateway/shared/elapsed-time';
import type { Refusal } from './outcome.ts';
import { readWebhook, type WebhookRead, type WebhookSource } from './read-webhook.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { Webhook } from './webhook.ts';
import { createWebhookCache, type UnknownCause } from './webhook-cache.ts';

interface FoundWebhook {
  readonly webhook: Webhook;
  /** Read for this call: another read would bring nothing new. */
  readonly isNew: boolean;
}

type WebhookLookup = FoundWebhook | Refusal;

export interface WebhookFinder {
  /** @param deadline on the monotonic clock */
  readonly findWebhook: (webhookId: string, deadline: number) => Promise<WebhookLookup>;
  /**
   * Reads a cached webhook before its TTL is over, at most once a second for each webhook; calls that
   * come while it is read share the result. Resolves to undefined when it is too soon or cannot be read.
   */
  readonly rereadWebhook: (webhookId: string, deadline: number) => Promise<Webhook | undefined>;
  /** Remembers that a call had a right signature. */
  readonly markVerified: (webhookId: string) => void;
  /** Whether this process has seen a right signature in the last five minutes. */
  readonly wasVerified: (webhookId: string) => boolean;
}

/**
 * A webhook that is registered or enabled after a call for it was refused is read again after this
 * time, unless too many unknown ids are called.
 */
const UNKNOWN_TTL_MS = 10_000;
/**
 * Momento rotates without an overlap: calls that arrive before the new secret is stored use up a
 * read, and calls until the next read are refused, and held.
 */
const REREAD_INTERVAL_MS = 1_000;
/** A wrong signature so soon after a right one is forged, or of a rotation that has just begun. */
const VERIFIED_MS = 300_000;
/** How long a cached webhook is used after a failed read before it is read again. */
const FAILURE_PAUSE_MS = 10_000;
/**
 * How long past its TTL a webhook is used while Secrets Manager does not answer. Momento never
 * retries, so to refuse its calls would lose every event.
 */
const STALE_IF_ERROR_MS = 3_600_000;
/**
 * Limits the calls to Secrets Manager that unknown ids cause: beyond this rate an id that this process
 * has not seen is refused, registered or not. Webhooks it has seen are served.
 */
const UNKNOWN_IDS_BURST = 100;
const UNKNOWN_IDS_PER_SECOND = 10;

const NEVER = { rereadAt: Number.NEGATIVE_INFINITY, verifiedAt: Number.NEGATIVE_INFINITY };

export function createWebhookFinder(source: WebhookSource, ttlMs: number): WebhookFinder {
  const { clock } = source;
  const elapsed = createElapsedTime(clock);
  const cache = createWebhookCache();
  const unknownIds = createTokenBucket(UNKNOWN_IDS_BURST, UNKNOWN_IDS_PER_SECOND);
  const running = new Map<string, Promise<WebhookRead>>();
  /** While Secrets Manager does not answer, no id is known to be unknown. */
  let lastFailure: WebhookRead | undefined;

  /** One read per webhook at a time; the result is cached. */
  function read(webhookId: string, deadline: number): Promise<WebhookRead> {
    const reading =
      running.get(webhookId) ??
      readWebhook(webhookId, deadline, source)
        .then((result) => {
          remember(webhookId, result);
          return result;
        })
        .finally(() => running.delete(webhookId));
    running.set(webhookId, reading);
    return reading;
  }

  function remember(webhookId: string, result: WebhookRead): void {
    const readAt = elapsed();
    lastFailure = result.kind === 'failed' ? result : undefined;
    const cached = cache.getWebhook(webhookId);
    if (result.kind === 'found') {
      const { webhook } = result;
      const servesUntil = clock.monotonic() + ttlMs + STALE_IF_ERROR_MS;
      const { rereadAt, verifiedAt } = cached ?? NEVER;
      const times = { readAt, servesUntil, rereadAt, verifiedAt, pausedUntil: readAt };
      cache.setWebhook(webhookId, { webhook, ...times });
    } else if (result.kind === 'unknown') {
      cache.setUnknown(webhookId, { cause: result.cause, readAt });
    } else if (cached !== undefined) {
      cached.pausedUntil = readAt + FAILURE_PAUSE_MS;
    }
  }

  async function findFirst(webhookId: string, deadline: number): Promise<WebhookLookup> {
    const unknown = cache.getUnknown(webhookId);
    if (unknown !== undefined && elapsed() < unknown.readAt + UNKNOWN_TTL_MS) {
      return refuse(unknown.cause);
    }
    const joins = running.has(webhookId);
    if (!joins && !unknownIds.takeToken(elapsed())) {
      // 503 only while others get it too: next to a 403 it would reveal which ids were seen.
      return lastFailure ? toLookup(lastFailure, false) : refuse('too many unknown ids');
    }
    const result = await read(webhookId, deadline);
    const exists =
      result.kind === 'found' || (result.kind === 'unknown' && result.cause !== 'no such secret');
    if (!joins && exists) unknownIds.returnToken();
    return toLookup(result, !joins);
  }

  return {
    async findWebhook(webhookId, deadline) {
      const cached = cache.getWebhook(webhookId);
      if (cached === undefined) return findFirst(webhookId, deadline);
      const { webhook, readAt, servesUntil, pausedUntil } = cached;
      const fromCache: WebhookLookup = { webhook, isNew: false };
      const now = elapsed();
      if (now < readAt + ttlMs) return fromCache;
      const maySurvive = clock.monotonic() < servesUntil;
      if (maySurvive && now < pausedUntil) return fromCache;
      const joins = running.has(webhookId);
      const result = await read(webhookId, deadline);
      return maySurvive && result.kind === 'failed' ? fromCache : toLookup(result, !joins);
    },

    async rereadWebhook(webhookId, deadline) {
      const cached = cache.getWebhook(webhookId);
      if (cached === undefined) return undefined;
      const now = elapsed();
      if (!running.has(webhookId)) {
        if (now < cached.rereadAt + REREAD_INTERVAL_MS) return undefined;
        cached.rereadAt = now;
      }
      const result = await read(webhookId, deadline);
      return result.kind === 'found' ? result.webhook : undefined;
    },

    markVerified(webhookId) {
      const cached = cache.getWebhook(webhookId);
      if (cached !== undefined) cached.verifiedAt = elapsed();
    },

    wasVerified(webhookId) {
      const { verifiedAt } = cache.getWebhook(webhookId) ?? NEVER;
      return elapsed() < verifiedAt + VERIFIED_MS;
    },
  };
}

function toLookup(result: WebhookRead, isNew: boolean): WebhookLookup {
  switch (result.kind) {
    case 'found':
      return { webhook: result.webhook, isNew };
    case 'unknown':
      return refuse(result.cause);
    case 'failed':
      return { kind: 'unavailable', reason: 'secret-unavailable', error: result.message };
  }
}

function refuse(cause: UnknownCause): Refusal {
  return { kind: 'rejected', reason: 'unknown-webhook', error: cause };
}
