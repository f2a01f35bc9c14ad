import { createHmac } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { FailurePage } from '@momento-gateway/api/failures/failure';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { formatHeldCall, type HeldCall } from '@momento-gateway/shared/held-call';
import { expect, vi } from 'vitest';
import type { Api, ApiProcess } from './start-api.ts';

/** What the gateway holds: a message that somebody signed, and when it came. */
interface Held extends Partial<Omit<HeldCall, 'body' | 'signature'>> {
  readonly webhookId: string;
  /** What it is signed with. */
  readonly secret: string;
  /** Fields of Momento's body, over those of an order. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The bytes, in place of a body of Momento's. */
  readonly bytes?: string | Buffer;
}

/** ms since the epoch: held calls of the tests came a minute ago. */
export const RECEIVED_AT = Date.now() - 60_000;

export function makeHeldCall({ secret, payload, bytes, ...fields }: Held): HeldCall {
  const { cache = 'shop', topic = 'orders', receivedAt = RECEIVED_AT } = fields;
  const { sequenceNumber = 7, publishTimestamp = receivedAt - 20 } = fields;
  const body = JSON.stringify({
    ...{ cache, topic, event_timestamp: publishTimestamp, publish_timestamp: publishTimestamp },
    ...{ topic_sequence_number: sequenceNumber, token_id: '', text: 'hello', ...payload },
  });
  const rawBody = Buffer.from(bytes ?? body);
  return {
    v: 1,
    kind: 'held',
    reason: 'wrong-signature',
    requestId: `request-${sequenceNumber}`,
    tenant: 'default',
    ...fields,
    ...{ cache, topic, receivedAt, sequenceNumber, publishTimestamp },
    signature: createHmac('sha3-256', secret).update(rawBody).digest('hex'),
    body: rawBody.toString('base64'),
  };
}

/** Puts a message into the held queue; its id is the held call's. */
export async function putIntoHeld(api: Api, body: string): Promise<string> {
  const { MessageId = '' } = await api.context.sqs.send(
    new SendMessageCommand({ QueueUrl: api.heldQueueUrl, MessageBody: body }),
  );
  return MessageId;
}

export function holdCall(api: Api, held: Held): Promise<string> {
  return putIntoHeld(api, formatHeldCall(makeHeldCall(held)));
}

export async function listHeldCalls(api: ApiProcess, query = ''): Promise<FailurePage> {
  const { status, body } = await api.call('GET', `/api/held-calls${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

export async function listHeldIds(api: ApiProcess): Promise<string[]> {
  return (await listHeldCalls(api)).failures.map(({ id }) => id);
}

/** Verifies held calls and waits for the end of it. */
export async function verify(api: ApiProcess, body: object = { all: true }): Promise<Redrive> {
  const started = await api.call('POST', '/api/held-calls/verify', body);
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  return waitForEnd(api, started.body.redriveId);
}

export function waitForEnd(api: ApiProcess, redriveId: string): Promise<Redrive> {
  return vi.waitFor(
    async () => {
      const { body } = await api.call('GET', `/api/redrives/${encodeURIComponent(redriveId)}`);
      expect(body.state).not.toBe('running');
      return body;
    },
    { timeout: 30_000, interval: 20 },
  );
}
