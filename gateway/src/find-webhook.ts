import { createElapsedTime } from './elapsed-time.ts';
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
   * Reads a cached webhook although it is not due, at most once per webhook in a second; calls that
   * come meanwhile share the read. Answers undefined when it is too soon.
   */
  readonly rereadWebhook: (
    webhookId: string,
    deadline: number,
  ) => Promise<WebhookLookup | undefined>;
}

/** What is registered or enabled a moment after it was refused works soon. */
const UNKNOWN_TTL_MS = 10_000;
/**
 * Momento rotates at once: calls that come before the new secret is stored use up a read each time,
 * and whatever comes until the next one is refused and never sent again.
 */
const REREAD_INTERVAL_MS = 1_000;
/** How long a cached webhook serves after a failed read before the next is tried. */
const FAILURE_PAUSE_MS = 10_000;
/**
 * How long a webhook serves past its TTL while Secrets Manager does not answer. Momento never
 * retries: refusing would lose every event, trusting what was true an hour ago loses none.
 */
const STALE_IF_ERROR_MS = 3_600_000;
/**
 * Whoever tries unknown ids cannot make us call Secrets Manager at will: beyond this rate an id
 * that this process has not met is refused, registered or not. Those it has met are served.
 */
const UNKNOWN_IDS_BURST = 100;
const UNKNOWN_IDS_PER_SECOND = 10;

export function createWebhookFinder(source: WebhookSource, ttlMs: number): WebhookFinder {
  const { clock } = source;
  const elapsed = createElapsedTime(clock);
  const cache = createWebhookCache();
  const unknownIds = createTokenBucket(UNKNOWN_IDS_BURST, UNKNOWN_IDS_PER_SECOND);
  const running = new Map<string, Promise<WebhookRead>>();

  /** One read per webhook at a time; what it says is remembered. */
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
    const cached = cache.getWebhook(webhookId);
    if (result.kind === 'found') {
      const { webhook } = result;
      const rereadAt = cached?.rereadAt ?? Number.NEGATIVE_INFINITY;
      const servesUntil = clock.monotonic() + ttlMs + STALE_IF_ERROR_MS;
      cache.setWebhook(webhookId, { webhook, readAt, servesUntil, rereadAt, pausedUntil: readAt });
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
    // Not 503: beside the 403 of ids that were met it would tell which those are.
    if (!joins && !unknownIds.takeToken(elapsed())) {
      return refuse('too many unknown ids');
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
      return toLookup(await read(webhookId, deadline), true);
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
