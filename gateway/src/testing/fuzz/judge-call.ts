import { createHmac } from 'node:crypto';
import { FUZZED_WEBHOOKS, type FuzzedWebhook } from './fuzzed-webhooks.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a call must be answered, and the event that must be published or parked, if any. */
export interface Judgement {
  readonly status: number;
  readonly due?: {
    readonly webhook: FuzzedWebhook;
    readonly detail: string;
    readonly at: number;
  };
  /** The body of a call that would be an event with a right signature: it may be held. */
  readonly unverified?: Buffer;
}

const WINDOW_MS = 60_000;
const BODY_MAX_BYTES = 1_000_000;

/** Decides what the gateway must do, without any of its code. `now` in ms since the epoch. */
export function judgeCall(event: unknown, now: number): Judgement {
  const { rawPath, headers, requestContext, body, isBase64Encoded } = (event ?? {}) as Fields;
  const [before, folder, id, ...rest] = typeof rawPath === 'string' ? rawPath.split('/') : [];
  if (before !== '' || folder !== 'webhooks' || !id || rest.length > 0) return { status: 404 };
  if ((requestContext as { http?: Fields } | undefined)?.http?.['method'] !== 'POST') {
    return { status: 405 };
  }
  const signature = (headers as Fields | undefined)?.['momento-signature'];
  const isSigned = typeof signature === 'string' && signature.replace(/[0-9a-f]/gi, '') === '';
  if (!isUuid(id) || !isSigned || signature.length !== 64) return { status: 403 };
  const text = typeof body === 'string' ? body : '';
  const bytes = isBase64Encoded ? Buffer.from(text, 'base64') : Buffer.from(text);
  if (bytes.length > BODY_MAX_BYTES) return { status: 413 };
  const webhook = Object.values(FUZZED_WEBHOOKS).find(({ webhookId }) => webhookId === id);
  if (webhook === undefined) return { status: 403 };
  const expected = createHmac('sha3-256', webhook.signingSecret).update(bytes).digest('hex');
  if (expected !== signature.toLowerCase()) {
    const { due } = judgePayload(webhook, bytes, now);
    return { status: 403, ...(due && { unverified: bytes }) };
  }
  return judgePayload(webhook, bytes, now);
}

function isUuid(id: string): boolean {
  const lengths = id.split('-').map((part) => part.length);
  return lengths.join() === '8,4,4,4,12' && id.replace(/[0-9a-f-]/g, '') === '';
}

function judgePayload(webhook: FuzzedWebhook, bytes: Buffer, now: number): Judgement {
  const malformed = { status: 400 };
  let detail: string;
  let payload: unknown;
  try {
    detail = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    payload = JSON.parse(detail);
  } catch {
    return malformed;
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return malformed;
  const names = listTopLevelNames(detail);
  if (new Set(names).size !== names.length) return malformed;
  const {
    cache,
    topic,
    publish_timestamp,
    topic_sequence_number,
    event_timestamp,
    token_id,
    text,
  } = readOwn(payload);
  const has = (value: unknown, type: string) => value === undefined || typeof value === type;
  if (typeof cache !== 'string' || typeof topic !== 'string') return malformed;
  if (typeof publish_timestamp !== 'number' || !Number.isSafeInteger(publish_timestamp)) {
    return malformed;
  }
  if (typeof topic_sequence_number !== 'number' || !Number.isFinite(topic_sequence_number)) {
    return malformed;
  }
  if (!has(event_timestamp, 'number') || !has(token_id, 'string') || !has(text, 'string')) {
    return malformed;
  }
  const body = escapeRefused(detail);
  if (Buffer.byteLength(body) > BODY_MAX_BYTES) return { status: 413 };
  if (cache !== webhook.cache || topic !== webhook.topic) return { status: 403 };
  if (Math.abs(now - publish_timestamp) > WINDOW_MS) return { status: 403 };
  const fits = (whole: string) =>
    14 + Buffer.byteLength(`Momento${cache}#${topic}${whole}`) < 1_000_000;
  const withJson = webhook.parseText ? addJson(body, text, names) : body;
  return {
    status: fits(body) ? 200 : 202,
    due: { webhook, detail: fits(withJson) ? withJson : body, at: publish_timestamp },
  };
}

/** The two characters that SQS refuses and JSON does not. */
function escapeRefused(json: string): string {
  return json.replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
}

/** Only the object's own members: in JSON, `__proto__` is a name like any other. */
function readOwn(payload: object): Fields {
  return Object.assign(Object.create(null), payload);
}

/** The names at the top level, decoded. Equal names occur each time. */
export function listTopLevelNames(json: string): string[] {
  const tokens = json.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/gs) ?? [];
  const names: string[] = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth === 1 && token === ':') names.push(JSON.parse(tokens[index - 1] ?? '""'));
  });
  return names;
}

function addJson(detail: string, text: unknown, names: readonly string[]): string {
  if (typeof text !== 'string' || names.includes('json')) return detail;
  // UTF-8 turns a lone surrogate into another character.
  if (Buffer.from(text).toString() !== text) return detail;
  try {
    JSON.parse(text);
  } catch {
    return detail;
  }
  const object = detail.trimEnd();
  return `${object.slice(0, -1)},"json":${escapeRefused(text)}}${detail.slice(object.length)}`;
}
