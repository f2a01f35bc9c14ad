import type { BusEntry } from './bus-entry.ts';
import { checkEntry } from './check-entry.ts';
import { isFresh } from './freshness-window.ts';
import type { StoredCall } from './held-call.ts';
import { readPayload } from './read-payload.ts';
import { toEntry } from './to-entry.ts';
import type { WebhookSecret } from './webhook-secret.ts';

/** What Node does with bytes, so that this file needs nothing of it. */
export interface ByteTools {
  /** Whether a body, given in base64, has this signature with this signing secret. */
  readonly isSignedWith: (signingSecret: string, call: StoredCall) => boolean;
  /** A body as text; undefined when its bytes are not UTF-8. */
  readonly decode: (base64: string) => string | undefined;
  /** Counts a text's UTF-8 bytes. */
  readonly measure: (text: string) => number;
}

/** Why a held call is not published. */
export type HeldCallObjection =
  | 'disabled'
  | 'wrong-signature'
  | 'malformed'
  | 'foreign-topic'
  | 'not-fresh'
  | 'too-large';

export const HELD_CALL_OBJECTIONS: Readonly<Record<HeldCallObjection, string>> = {
  disabled: 'Its webhook is disabled. Enable it, then verify again.',
  'wrong-signature':
    'Its signature matches no signing secret that is stored for its webhook. If the signing secret was changed at Momento, store the new one. Otherwise the call is forged.',
  malformed: 'Its body is no message of Momento.',
  'foreign-topic': 'It is of another cache or topic than its webhook is registered for.',
  'not-fresh': 'Its message was published more than 60 seconds before it came, or after.',
  'too-large': 'EventBridge does not take it: it is too large, or its detail-type is too long.',
};

/**
 * Makes the gateway's checks of a held call, in the gateway's order: what is not authentic gets no
 * entry. Previous signing secrets and freshness are judged by when the call came.
 *
 * @param webhook as it is stored now
 */
export function judgeHeldCall(
  call: StoredCall,
  webhook: Omit<WebhookSecret, 'tenant'>,
  busName: string,
  { isSignedWith, decode, measure }: ByteTools,
): { readonly entry: BusEntry } | { readonly objection: HeldCallObjection } {
  const { receivedAt } = call;
  const { enabled, parseText, cache, topic, signingSecret, previous = [] } = webhook;
  if (!enabled) return { objection: 'disabled' };
  const accepted = previous.filter(({ validUntil }) => receivedAt <= validUntil);
  const secrets = [signingSecret, ...accepted.map((one) => one.signingSecret)];
  if (!secrets.some((secret) => isSignedWith(secret, call))) {
    return { objection: 'wrong-signature' };
  }
  const event = readPayload(decode(call.body) ?? '');
  if (event === undefined) return { objection: 'malformed' };
  if (event.cache !== cache || event.topic !== topic) return { objection: 'foreign-topic' };
  if (!isFresh(receivedAt - event.publishTimestamp)) return { objection: 'not-fresh' };
  const { entry } = toEntry(event, { busName, parseText, measure });
  return checkEntry(entry, measure) === undefined ? { entry } : { objection: 'too-large' };
}
