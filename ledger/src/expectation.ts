import type { Post, SecretRead, TroubleTime, WebhookChange } from './account.ts';
import { isHostile } from './post-kinds.ts';

/**
 * How the gateway must answer a post, given its webhook's state at the time. `either`: the webhook
 * had just changed, and the gateway may still have had the previous state cached.
 */
export type Expectation =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject' | 'either'; readonly because: string };

interface Known {
  /** Changes of the post's webhook. */
  readonly changes: readonly WebhookChange[];
  /** The gateway's reads of its secret. */
  readonly reads: readonly SecretRead[];
  readonly troubleTimes: readonly TroubleTime[];
  /** How long the gateway caches a webhook. */
  readonly cacheTtlMs: number;
}

/** The gateway's documented times: how long it caches an unknown id, and waits after a failed read. */
const UNKNOWN_TTL_MS = 10_000;
const FAILURE_PAUSE_MS = 10_000;
/** For a read in flight, and for the time between two clock reads. */
const SLACK_MS = 1_000;
/** From receiving an answer to using it. */
const RECEIVED_SLACK_MS = 200;

const ACCEPT: Expectation = { kind: 'accept' };

export function expectationOf(post: Post, known: Known): Expectation {
  if (isHostile(post.kind)) return { kind: 'reject', because: post.kind };
  const all = [ofDeletion(post, known), ofPause(post, known), ofSecret(post, known)];
  return (
    all.find(({ kind }) => kind === 'reject') ?? all.find(({ kind }) => kind === 'either') ?? ACCEPT
  );
}

function ofDeletion(post: Post, known: Known): Expectation {
  const deleted = known.changes.find(({ kind }) => kind === 'deleted');
  if (deleted === undefined || post.answeredAt < deleted.from) return ACCEPT;
  return afterEnd(post, deleted.to, known, 'deleted');
}

function ofPause(post: Post, known: Known): Expectation {
  const disabled = known.changes.findLast(
    ({ kind, from }) => kind === 'disabled' && from <= post.answeredAt,
  );
  if (disabled === undefined) return ACCEPT;
  const enabled = known.changes.find(
    ({ kind, from }) => kind === 'enabled' && from >= disabled.from,
  );
  if (enabled === undefined || post.answeredAt < enabled.from) {
    return afterEnd(post, disabled.to, known, 'disabled');
  }
  return post.sentAt > enabled.to + UNKNOWN_TTL_MS + SLACK_MS
    ? ACCEPT
    : { kind: 'either', because: 'just enabled' };
}

function ofSecret(post: Post, known: Known): Expectation {
  const rotationTo = (version: number) =>
    known.changes.find(
      ({ kind, secretVersion }) => kind === 'rotated' && secretVersion === version,
    );
  const since = rotationTo(post.secretVersion);
  if (since !== undefined && post.sentAt < knownFrom(since.to, known)) {
    return { kind: 'either', because: 'just rotated' };
  }
  const next = rotationTo(post.secretVersion + 1);
  if (next === undefined || post.answeredAt < next.from) return ACCEPT;
  // A later rotation does not shorten the overlap of this one.
  const overlapMs = next.overlapMs ?? 0;
  if (post.answeredAt < next.from + overlapMs) return ACCEPT;
  const endsAt = Math.max(next.to + overlapMs + SLACK_MS, knownFrom(next.to, known));
  return { kind: post.sentAt > endsAt ? 'reject' : 'either', because: 'old secret' };
}

function afterEnd(post: Post, endedAt: number, known: Known, because: string): Expectation {
  return { kind: post.sentAt > knownFrom(endedAt, known) ? 'reject' : 'either', because };
}

/**
 * When the gateway must know a change at `at`: after it read the secret since, and at the latest when
 * its cache entry expires. While reads fail, it uses the cached value.
 */
function knownFrom(at: number, { cacheTtlMs, troubleTimes, reads }: Known): number {
  const read = reads.find(({ from }) => from >= at);
  const receivedAt = read === undefined ? Number.POSITIVE_INFINITY : read.to + RECEIVED_SLACK_MS;
  let latest = at + cacheTtlMs + SLACK_MS;
  for (const { troubles, from, to } of troubleTimes) {
    if (!troubles.includes('secrets') || from > latest) continue;
    if (to + FAILURE_PAUSE_MS > at) latest = Math.max(latest, to + FAILURE_PAUSE_MS + SLACK_MS);
  }
  return Math.min(receivedAt, latest);
}
