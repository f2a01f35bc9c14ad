import { sign, writeBody } from './momento.ts';
import { choosePostKind, type PostKind } from './post-kinds.ts';
import { pickBetween, type Random } from './random.ts';
import type { Slot } from './slots.ts';

/** A post to send. */
export interface PlannedPost {
  /** Of the webhook that it is sent to. */
  readonly tenant: string;
  readonly id: number;
  readonly kind: PostKind;
  readonly webhookId: string;
  readonly secretVersion: number;
  readonly url: string;
  readonly body: string;
  readonly signature: string | undefined;
}

/** An authentic post that was sent and can be replayed. */
export interface SentPost extends PlannedPost {
  readonly sentAt: number;
}

interface PlanContext {
  readonly slots: readonly Slot[];
  readonly random: Random;
  readonly now: number;
  readonly textOf: (id: number) => string;
  /** A sent post of this age, if any. */
  readonly findSent: (ageFromMs: number, ageToMs: number) => SentPost | undefined;
}

/** The gateway's freshness window is 60 s. A post arrives well before its end, or after it. */
const FRESH_MS = 45_000;
const STALE_MS = 61_000;

/** Plans the post `id`, of a random kind. */
export function planPost(id: number, context: PlanContext): PlannedPost {
  const { slots, random, now, textOf, findSent } = context;
  const pickSlot = () => {
    const slot = slots[Math.floor(random() * slots.length)];
    if (slot === undefined) throw new Error('There is no webhook to post to.');
    return slot;
  };
  const slot = pickSlot();
  const kind = choosePostKind(random());
  const { cache, topic, webhookId, url, secrets } = slot;
  const tenant = slot.tenant.name;
  const message = { cache, topic, text: textOf(id), publishTimestamp: now, sequenceNumber: id };
  const post = (chosen: PostKind, changes: Partial<PlannedPost & typeof message> = {}) => {
    const version = changes.secretVersion ?? secrets.length;
    const body = changes.body ?? writeBody({ ...message, ...changes });
    return {
      id,
      tenant,
      kind: chosen,
      webhookId,
      url,
      secretVersion: version,
      body,
      signature:
        'signature' in changes ? changes.signature : sign(body, secrets[version - 1] ?? 'none'),
    };
  };

  switch (kind) {
    case 'forged':
      return post(kind, { signature: sign(writeBody(message), 'guessed') });
    case 'unsigned':
      return post(kind, { signature: undefined });
    case 'signed for another webhook': {
      const other = findOther(slots, slot) ?? slot;
      return post(kind, { signature: sign(writeBody(message), other.secrets.at(-1) ?? '') });
    }
    case 'tampered': {
      const signature = sign(
        writeBody({ ...message, text: 'original text' }),
        secrets.at(-1) ?? '',
      );
      return post(kind, { signature });
    }
    case 'stale':
      return post(kind, {
        publishTimestamp: Math.floor(now - pickBetween(random, STALE_MS, 600_000)),
      });
    case 'future':
      // Must still be in the future if it takes five seconds to arrive.
      return post(kind, {
        publishTimestamp: Math.floor(now + pickBetween(random, 70_000, 600_000)),
      });
    case 'foreign cache':
      return post(kind, { cache: `${cache}x` });
    case 'foreign topic':
      return post(kind, { topic: `${topic}x` });
    case 'unknown id': {
      const unknownId = crypto.randomUUID();
      return { ...post(kind), webhookId: unknownId, url: url.replace(webhookId, unknownId) };
    }
    case 'duplicate key':
      return post(kind, { body: writeBody(message).replace('{', '{"topic":"other",') });
    case 'old secret':
      return secrets.length > 1
        ? post(kind, { secretVersion: secrets.length - 1 })
        : post('authentic');
    case 'replayed': {
      const sent = findSent(100, FRESH_MS);
      return sent === undefined ? post('authentic') : { ...sent, kind };
    }
    case 'replayed late': {
      const sent = findSent(STALE_MS, Number.POSITIVE_INFINITY);
      return sent === undefined
        ? post('stale', { publishTimestamp: now - STALE_MS })
        : { ...sent, kind };
    }
    case 'replayed elsewhere': {
      const sent = findSent(0, FRESH_MS);
      const own = slots.find((candidate) => candidate.webhookId === sent?.webhookId);
      const other = findOther(slots, own);
      if (sent === undefined || other === undefined)
        return post('forged', { signature: sign('', 'guessed') });
      const { webhookId, url } = other;
      return { ...sent, kind, tenant: other.tenant.name, webhookId, url };
    }
    case 'authentic':
      return post(kind);
  }
}

/** Another webhook, if possible that of another tenant for the same cache and topic. */
function findOther(slots: readonly Slot[], own: Slot | undefined): Slot | undefined {
  const others = slots.filter((candidate) => candidate !== own);
  return (
    others.find(({ cache, topic }) => cache === own?.cache && topic === own.topic) ?? others[0]
  );
}
