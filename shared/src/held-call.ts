import { type Check, findWrong, isReason, isText, isTime, pick } from './check-fields.ts';
import { escapeNoncharacters } from './escape-noncharacters.ts';
import { parseObject } from './parse-object.ts';
import { isTenantName } from './tenant.ts';
import { isWebhookId } from './webhook-id.ts';

/** Why a call could not be verified. */
export const HOLD_REASONS = ['wrong-signature', 'secret-unavailable'] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * A call that may be an event, as the held queue holds it. Nothing of it is verified: whoever can
 * reach the gateway can have written the body. Times: epoch ms.
 */
export interface HeldCall {
  readonly v: 1;
  readonly kind: 'held';
  readonly reason: HoldReason;
  /** By the gateway's clock. Whether the event is fresh is judged by it. */
  readonly receivedAt: number;
  readonly requestId: string;
  readonly webhookId: string;
  /** Of the webhook. Absent when its secret could not be read: then it is not known to exist. */
  readonly tenant?: string | undefined;
  /** What the body says; that of the webhook when the tenant is known. */
  readonly cache: string;
  readonly topic: string;
  readonly sequenceNumber: number;
  readonly publishTimestamp: number;
  /** 64 hexadecimal digits in lower case. */
  readonly signature: string;
  /** The raw body, byte for byte, in base64. */
  readonly body: string;
}

/** What was read from the held queue. A later version of the gateway can have other reasons. */
export type StoredCall = Omit<HeldCall, 'reason'> & { readonly reason: string };

/** How long the held queue keeps a call. */
export const HELD_RETENTION_S = 24 * 60 * 60;

/** The queue message of a held call. */
export function formatHeldCall(call: HeldCall): string {
  return escapeNoncharacters(JSON.stringify(call));
}

const FIELDS = {
  v: (value) => value === 1,
  kind: (value) => value === 'held',
  reason: isReason,
  receivedAt: isTime,
  requestId: isText,
  webhookId: (value) => typeof value === 'string' && isWebhookId(value),
  cache: isText,
  topic: isText,
  sequenceNumber: (value) => Number.isFinite(value),
  publishTimestamp: (value) => Number.isSafeInteger(value),
  signature: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  body: (value) =>
    typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
} satisfies Record<Exclude<keyof HeldCall, 'tenant'>, Check>;

/**
 * Reads a stored message as untrusted input: every field is checked, but not the signature. Never
 * throws; when the text is not a held call, `wrong` names the first invalid field.
 */
export function readHeldCall(text: string): StoredCall | { readonly wrong: string } {
  const value = parseObject(text);
  const wrong = findWrong(FIELDS, value);
  if (value === undefined || wrong !== undefined) return { wrong: wrong ?? 'v' };
  const call = pick(FIELDS, value) as unknown as Omit<StoredCall, 'tenant'>;
  if (!Object.hasOwn(value, 'tenant')) return call;
  const { tenant } = value;
  return typeof tenant === 'string' && isTenantName(tenant)
    ? { ...call, tenant }
    : { wrong: 'tenant' };
}

/** As `readHeldCall`. @returns undefined when the text is not a held call */
export function parseHeldCall(text: string): StoredCall | undefined {
  const read = readHeldCall(text);
  return 'wrong' in read ? undefined : read;
}
