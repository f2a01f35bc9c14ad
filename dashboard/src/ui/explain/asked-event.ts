import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import type { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { CallInput } from '@momento-gateway/api/operation';
import { formatTimeText, parseTimeText } from '../archive/span-text.ts';

type Body = CallInput<typeof explainMessage>['body'];

/** The ways to say which event is meant. */
export const WAYS = {
  requestId: 'Request id',
  eventId: 'EventBridge event id',
  number: 'Webhook and sequence number',
  time: 'Webhook and time',
  failureId: 'Failure id',
  message: 'Message only',
} as const;

export type Way = keyof typeof WAYS;

/** What somebody has typed. */
export interface AskedFields {
  readonly way: Way;
  /** A request id, an event id, or a failure's id. */
  readonly id: string;
  readonly webhookId: string;
  readonly sequenceNumber: string;
  readonly time: string;
  readonly message: string;
}

type Get = (name: string) => string;

/** The fields of a page's address; the message is not in it. */
export function readFields(get: Get, message: string): AskedFields {
  const at = Number(get('at'));
  return {
    way: readWay(get),
    id: get('requestId') || get('eventId') || get('failureId'),
    webhookId: get('webhookId'),
    sequenceNumber: get('sequenceNumber'),
    time: get('at') !== '' && Number.isSafeInteger(at) ? formatTimeText(at) : '',
    message,
  };
}

function readWay(get: Get): Way {
  for (const way of ['requestId', 'eventId', 'failureId'] as const) if (get(way) !== '') return way;
  if (get('webhookId') !== '') return get('at') === '' ? 'number' : 'time';
  return get('message') === '' ? 'requestId' : 'message';
}

/** What the API is asked with, and what is wrong with a field. */
export type ReadFields =
  | { readonly body: Body; readonly wrong?: undefined }
  | {
      readonly body?: undefined;
      readonly wrong: { readonly field: keyof AskedFields; readonly message: string };
    };

export function toBody(fields: AskedFields): ReadFields {
  const message = readMessage(fields.message);
  if (message === 'wrong') return wrong('message', 'Paste JSON: a message, or an event.');
  const subject = toSubject(fields);
  if (subject.wrong !== undefined) return subject;
  if (message === undefined && fields.way === 'message') {
    return wrong('message', 'Paste what Momento posted, or an event.');
  }
  return { body: { ...subject.body, ...(message !== undefined && { message }) } };
}

/** The event that is meant, without its message: the same text for the same event. */
export function nameSubject(fields: AskedFields): string {
  const { body } = toSubject(fields);
  return Object.values(body ?? {}).join(' ');
}

function toSubject({ way, id, webhookId, sequenceNumber, time }: AskedFields): ReadFields {
  switch (way) {
    case 'message':
      return { body: {} };
    case 'number':
      if (webhookId === '') return wrong('webhookId', 'Choose a webhook.');
      return /^\d{1,15}$/.test(sequenceNumber.trim())
        ? { body: { webhookId, sequenceNumber: Number(sequenceNumber) } }
        : wrong('sequenceNumber', 'Enter a whole number.');
    case 'time': {
      if (webhookId === '') return wrong('webhookId', 'Choose a webhook.');
      const at = parseTimeText(time);
      return at === undefined
        ? wrong('time', 'Enter a time such as 2026-01-31 10:00.')
        : { body: { webhookId, at } };
    }
    default:
      return id.trim() === ''
        ? wrong('id', `Enter the ${WAYS[way].toLowerCase()}.`)
        : { body: { [way]: id.trim() } };
  }
}

function readMessage(text: string): Record<string, unknown> | 'wrong' | undefined {
  if (text.trim() === '') return undefined;
  const read = readExact(text);
  return isExactObject(read) ? { ...read } : 'wrong';
}

function wrong(field: keyof AskedFields, message: string): ReadFields {
  return { wrong: { field, message } };
}
