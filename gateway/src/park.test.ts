import { escapeNoncharacters } from '@momento-gateway/shared/escape-noncharacters';
import { type ParkedEvent, parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from './testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

const waitMs = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

const DENIED: Behaviour = {
  status: 400,
  json: { __type: 'AccessDeniedException', message: 'not allowed' },
};

test('a parked failure holds everything needed to publish it again', async () => {
  const { aws, send } = await startTestGateway({ EVENT_BUS_NAME: 'teams' });
  aws.always('PutEvents', DENIED);
  const detail = createPayload(NOW - 5, { text: '{"n":1.10}', big: 1 }).replace('1}', '1e400 }');
  await send(createPost(detail));
  expect(aws.messages.map(parsePublishFailure)).toEqual([
    {
      v: 1,
      kind: 'publish',
      reason: 'access-denied',
      message: 'AccessDeniedException: not allowed',
      attempts: 1,
      receivedAt: NOW,
      failedAt: NOW,
      requestId: 'request-1',
      webhookId: WEBHOOK_ID,
      tenant: 'default',
      cache: 'shop',
      topic: 'orders',
      sequenceNumber: 7,
      entry: {
        EventBusName: 'teams',
        Source: 'Momento',
        DetailType: 'shop#orders',
        Detail: detail,
        Time: NOW - 5,
      },
    },
  ]);
});

test.each<[string, Behaviour]>([
  ['throttled', { status: 400, json: { __type: 'RequestThrottled' } }],
  ['failing', { status: 500, json: { __type: 'InternalFailure' } }],
  ['dropping the connection', 'drop'],
  ['hanging', 'hang'],
])('a queue that is %s once is tried again', async (_, fault) => {
  const { aws, send } = await startTestGateway({}, { parkUntilMs: 2_000 });
  aws.always('PutEvents', DENIED);
  aws.next('SendMessage', fault);
  expect((await send(createPost(createPayload(NOW)))).status).toBe(202);
  expect(aws.messages).toHaveLength(1);
});

test('a slow queue can still answer while a second attempt runs, and the first success counts', async () => {
  const { aws, send } = await startTestGateway({}, { parkUntilMs: 2_000 });
  aws.always('PutEvents', DENIED);
  aws.next('SendMessage', () => waitMs(1_300), 'hang');
  expect((await send(createPost(createPayload(NOW)))).status).toBe(202);
  expect(aws.count('SendMessage')).toBe(2);
  expect(aws.messages).toHaveLength(1);
  // The attempt that is no longer needed is aborted: a frozen Lambda keeps no open calls.
  await expect.poll(() => aws.hungUp).toBe(1);
});

test.each<[string, Behaviour, number, string]>([
  ['is gone', refuseQueue(), 1, 'QueueDoesNotExist: no queue'],
  ['answers without a message id', { status: 200, json: {} }, 1, 'An answer without a message id'],
])('when the queue %s the sender gets 500 and the log holds the whole event', async (...row) => {
  const [, fault, calls, error] = row;
  const { aws, lines, send, readLine } = await startTestGateway();
  aws.always('PutEvents', DENIED);
  aws.always('SendMessage', fault);
  const detail = createPayload(NOW, { text: 'a message' });
  const { status, body } = await send(createPost(detail));
  expect(status).toBe(500);
  expect(body).toEqual({ outcome: 'lost', error: 'internal', requestId: 'request-1' });
  expect(aws.count('SendMessage')).toBe(calls);
  expect(readLine()).toMatchObject({
    level: 'ERROR',
    message: 'lost',
    reason: 'access-denied',
    error: `Bus: AccessDeniedException: not allowed Queue: ${error}`,
    payloadParts: 1,
    Lost: 1,
  });
  expect(readPayload(lines)).toMatchObject({
    requestId: 'request-1',
    webhookId: WEBHOOK_ID,
    entry: { Detail: detail, DetailType: 'shop#orders', Time: NOW },
  });
});

test.each([
  ['of letters', 'x'],
  ['of characters of several bytes', '\u{1f680}'],
  ['of characters that are escaped', '\uffff'],
  ['of quotes', '"'],
])(
  'a lost event of the maximum size, %s, is logged in lines below 60 kB, before the short line of its call',
  async (_, character) => {
    const { aws, lines, send, readLine } = await startTestGateway();
    aws.always('PutEvents', DENIED);
    aws.always('SendMessage', refuseQueue());
    const bare = createPayload(NOW, { text: '' }).length;
    const size = Buffer.byteLength(escapeNoncharacters(JSON.stringify(character))) - 2;
    const text = character.repeat(Math.floor((999_900 - bare) / size));
    const detail = createPayload(NOW, { text });
    expect((await send(createPost(detail))).status).toBe(500);
    expect(lines).toHaveLength(25);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThan(60_000);
    expect(lines.at(-1)?.length).toBeLessThan(2_000);
    expect(readLine()).toMatchObject({ message: 'lost', payloadParts: 24 });
    expect(readPayload(lines)?.entry.Detail).toBe(escapeNoncharacters(detail));
  },
);

test('whatever is accepted can be parked byte for byte', async () => {
  const { aws, send } = await startTestGateway();
  const bare = createPayload(NOW, { text: '' }).length;
  const detail = createPayload(NOW, { text: 'x'.repeat(1_000_000 - bare) });
  expect((await send(createPost(detail))).status).toBe(202);
  expect(Buffer.byteLength(aws.messages[0] ?? '')).toBeLessThan(1_048_576);
  expect(parsePublishFailure(aws.messages[0] ?? '')?.entry.Detail).toBe(detail);
});

describe('a failure whose webhook has a very long topic', () => {
  const topic = 't'.repeat(25_000);

  /** @param bytes of the body */
  async function sendBody(bytes: number) {
    const gateway = await startTestGateway();
    gateway.aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ topic }));
    const bare = createPayload(NOW, { topic, text: '' }).length;
    const text = 'x'.repeat(bytes - bare);
    const { status } = await gateway.send(createPost(createPayload(NOW, { topic, text })));
    return { ...gateway, status };
  }

  test('is parked up to the size of a queue message, and logged beyond it', async () => {
    const { aws } = await sendBody(900_000);
    const largest = 900_000 + 1_048_576 - Buffer.byteLength(aws.messages[0] ?? '');
    expect((await sendBody(largest)).status).toBe(202);
    const larger = await sendBody(largest + 1);
    expect(larger.status).toBe(500);
    expect(larger.aws.count('SendMessage')).toBe(0);
    expect(larger.readLine()).toMatchObject({
      message: 'lost',
      error: expect.stringMatching(/Queue: Larger than a queue message can be$/),
    });
  });
});

test('a call whose parts all take as long as they may is answered before Momento times out at 5 s', async () => {
  const { aws, send, clock } = await startTestGateway();
  const failing: Behaviour = { status: 500, json: {} };
  aws.next('GetSecretValue', () => clock.advance(1_500));
  aws.always('PutEvents', failing);
  aws.always('SendMessage', failing);
  expect((await send(createPost(createPayload(NOW)))).status).toBe(500);
  expect(clock.now() - NOW).toBeLessThanOrEqual(4_200);
});

/** Joins the parts of a lost event in the log. */
function readPayload(lines: readonly string[]): ParkedEvent | undefined {
  const parts = lines.map((line) => JSON.parse(line)).filter(({ data }) => data !== undefined);
  const message = Buffer.concat(parts.map(({ data }) => Buffer.from(data, 'base64')));
  const numbers = parts.map(({ part, of, bytes }) => ({ part, of, bytes }));
  const of = parts.length;
  const bytes = message.length;
  expect(numbers).toEqual(parts.map((_, index) => ({ part: index + 1, of, bytes })));
  return parsePublishFailure(message.toString('utf8'));
}

function refuseQueue(): Behaviour {
  return {
    status: 400,
    json: { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'no queue' },
  };
}
