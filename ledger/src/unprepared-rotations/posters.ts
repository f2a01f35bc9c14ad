import { setTimeout as sleep } from 'node:timers/promises';
import { textOf } from '../message-text.ts';
import { sign, writeBody } from '../momento.ts';
import { createPoster } from '../post.ts';
import type { Slot } from '../slots.ts';
import type { SentCall } from './judge-unprepared.ts';
import type { UnpreparedStage } from './stage.ts';

/** Below Momento's limit of five a second for a webhook. */
const AUTHENTIC_PER_SECOND = 4;
const FORGED_PER_SECOND = 200;
const FORGER = '127.0.0.2';
const RUN = 'unprep';

let lastId = 0;

/** Each webhook's messages, signed with what Momento has as its secret at that moment. */
export async function postOfMomento(stage: UnpreparedStage, sent: SentCall[]): Promise<void> {
  const poster = createPoster();
  const posting = stage.slots.map((slot) =>
    postAtRate(AUTHENTIC_PER_SECOND, stage.signal, async () => {
      const secret = slot.secrets.at(-1) ?? '';
      sent.push(await postOne(poster.send, slot, { kind: 'authentic', secret }));
    }),
  );
  await Promise.all(posting);
  poster.close();
}

/** From another address: fresh, of the right cache and topic, signed with a wrong or an old secret. */
export async function postForged(stage: UnpreparedStage, sent: SentCall[]): Promise<void> {
  const { slots, random, signal } = stage;
  const poster = createPoster(FORGER);
  await postAtRate(FORGED_PER_SECOND, signal, async () => {
    const slot = slots[Math.floor(random() * slots.length)];
    if (slot === undefined) return;
    const isOld = random() < 0.5;
    const secret = isOld ? (slot.secrets[Math.floor(random() * 2)] ?? '') : 'guessed';
    const kind = isOld ? 'with an old secret' : 'with a wrong secret';
    sent.push(await postOne(poster.send, slot, { kind, secret }));
  });
  poster.close();
}

async function postOne(
  send: ReturnType<typeof createPoster>['send'],
  { cache, topic, url }: Slot,
  { kind, secret }: { readonly kind: SentCall['kind']; readonly secret: string },
): Promise<SentCall> {
  lastId += 1;
  const id = lastId;
  const text = textOf(RUN, id);
  const body = writeBody({ cache, topic, text, publishTimestamp: Date.now(), sequenceNumber: id });
  return { id, kind, answer: await send(url, body, sign(body, secret)) };
}

const TICK_MS = 5;

/** Starts posts at the rate, each without waiting for those before. Resolves when all have ended. */
async function postAtRate(
  perSecond: number,
  signal: AbortSignal,
  post: () => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let due = 0;
  let at = Date.now();
  while (!signal.aborted) {
    const now = Date.now();
    // Not more at once after a pause: Momento does not catch up either.
    due = Math.min(due + ((now - at) / 1_000) * perSecond, Math.max(1, perSecond / 20));
    at = now;
    for (; due >= 1; due -= 1) {
      const posting = post().finally(() => underWay.delete(posting));
      underWay.add(posting);
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => {});
  }
  await Promise.all(underWay);
}
