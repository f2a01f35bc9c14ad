import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import type { KnownFields } from '@momento-gateway/api/pattern/judge-pattern';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { type Refusal, refuseField } from '../refusals/refusal.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What somebody pasted: what Momento posted, or an event as EventBridge has it. */
export interface Pasted {
  readonly cache?: string;
  readonly topic?: string;
  readonly sequenceNumber?: number;
  /** ms since the epoch. */
  readonly publishedAt?: number;
  readonly eventId?: string;
  /** Of an event out of an archive. */
  readonly replayName?: string;
  /** The whole event, as it is or would be on the bus. */
  readonly toEvent: (bus: BusPlace, webhook: StoredWebhook | undefined) => KnownFields;
}

/** Where the bus is, and so its events. */
interface BusPlace {
  readonly account: string;
  readonly region: string;
}

/** Reads what is told of an event: its fields are input, and none of them is believed. */
export function readMessage(message: Fields): Pasted | Refusal {
  const { detail } = message;
  if (isFields(detail)) {
    return {
      ...readPayload(detail),
      ...readText('eventId', message['id']),
      ...readText('replayName', message['replay-name']),
      toEvent: (bus) => ({ ...completeEnvelope(detail, bus), ...message }) as KnownFields,
    };
  }
  if (typeof message['cache'] !== 'string' || typeof message['topic'] !== 'string') {
    return refuseField(
      'message',
      'Paste what Momento posted, which has a cache and a topic, or an event, which has a detail.',
    );
  }
  return {
    ...readPayload(message),
    toEvent: (bus, webhook) => {
      const parsed = webhook?.parseText ? addParsedText(message) : message;
      return { ...completeEnvelope(parsed, bus), detail: parsed } as KnownFields;
    },
  };
}

function readPayload(payload: Fields): Omit<Pasted, 'toEvent'> {
  const { cache, topic, topic_sequence_number, publish_timestamp } = payload;
  return {
    ...readText('cache', cache),
    ...readText('topic', topic),
    ...readNumber('sequenceNumber', topic_sequence_number),
    ...readNumber('publishedAt', publish_timestamp),
  };
}

/** The envelope as EventBridge makes it, from what the gateway gives it. */
function completeEnvelope(payload: Fields, { account, region }: BusPlace): Fields {
  const { publish_timestamp: publishedAt } = payload;
  const { cache = '', topic = '' } = readPayload(payload);
  const time = typeof publishedAt === 'number' ? new Date(publishedAt) : undefined;
  const isDate = time !== undefined && !Number.isNaN(time.getTime());
  return {
    version: '0',
    id: '00000000-0000-0000-0000-000000000000',
    'detail-type': detailTypeOf(cache, topic),
    source: EVENT_SOURCE,
    account,
    time: (isDate ? time : new Date(0)).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [],
  };
}

/** As the gateway does it for a webhook that parses the text of its messages. */
function addParsedText(payload: Fields): Fields {
  const { text } = payload;
  if (typeof text !== 'string' || Object.hasOwn(payload, 'json')) return payload;
  const json = readExact(text);
  return json === undefined ? payload : { ...payload, json };
}

function readText<Name extends string>(name: Name, value: unknown) {
  return (typeof value === 'string' ? { [name]: value } : {}) as {
    readonly [Key in Name]?: string;
  };
}

function readNumber<Name extends string>(name: Name, value: unknown) {
  return (typeof value === 'number' ? { [name]: value } : {}) as {
    readonly [Key in Name]?: number;
  };
}

function isFields(value: unknown): value is Fields {
  return isExactObject(value as Parameters<typeof isExactObject>[0]);
}
