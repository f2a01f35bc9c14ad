import { expect, test } from 'vitest';
import { createPayload, createPost, createSecret, sign, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

test('an authentic event is on the bus as Momento sent it, byte for byte', async () => {
  const { aws, send } = await startTestGateway();
  const body = `{ "text":"ä\\u00e4 \\"q\\"",  "cache":"shop","topic":"orders","extra":1.10,
    "publish_timestamp":${NOW},"topic_sequence_number":12345678901234567890 }`;
  const answered = await send(createPost(body));
  expect(answered.status).toBe(200);
  expect(answered.body).toEqual({
    outcome: 'published',
    eventId: 'event-1',
    requestId: 'request-1',
  });
  expect(answered.headers).toEqual({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': 'request-1',
  });
  expect(aws.events).toEqual([
    {
      EventBusName: 'default',
      Source: 'Momento',
      DetailType: 'shop#orders',
      Detail: body,
      Time: NOW / 1_000,
    },
  ]);
  expect(aws.messages).toEqual([]);
});

test.each(['say "a": {b}', '"', '\\', '\\"', '\\\\":{', '{"a":{"b":[1,{"c":2}]}}', '[[[{"a":1'])(
  'a text with quotes, braces and backslashes is a text like any other: %s',
  async (text) => {
    const { aws, send } = await startTestGateway();
    const body = createPayload(NOW, { before: { a: [{ b: 1 }] }, text, after: text });
    expect((await send(createPost(body))).status).toBe(200);
    expect(aws.events[0]?.['Detail']).toBe(body);
  },
);

test('the bus is the configured one', async () => {
  const { aws, send } = await startTestGateway({ EVENT_BUS_NAME: 'teams' });
  await send(createPost(createPayload(NOW)));
  expect(aws.events).toMatchObject([{ EventBusName: 'teams' }]);
});

test("Momento's own published signature is accepted: what it signs is then read", async () => {
  const { aws, send } = await startTestGateway();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ signingSecret: '1234567890' }));
  const answered = await send(
    createPost('{"text":"some text", "another_field": "another field" }', {
      signature: 'b43f72787eb66410ff110295b036ef828e5686af21b414ce092f02c05deea3da',
    }),
  );
  // The example has no cache and no topic: authentic, but not an event.
  expect(answered.status).toBe(400);
});

test.each([
  ['base64', { isBase64Encoded: true }],
  ['text', { isBase64Encoded: false }],
])('the signature is over the bytes of a body in %s', async (_, options) => {
  const { aws, send } = await startTestGateway();
  const body = createPayload(NOW, { text: 'über – 漢字 🚀' });
  expect((await send(createPost(body, options))).status).toBe(200);
  expect(aws.events[0]?.['Detail']).toBe(body);
});

test('a call that Lambda gives no request id has one of its own', async () => {
  const { gateway, readLine } = await startTestGateway();
  const { headers } = await gateway(createPost(createPayload(NOW)));
  expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(readLine().requestId).toBe(headers['x-request-id']);
});

test('a call without a body is verified as one with an empty body', async () => {
  const { send } = await startTestGateway();
  const { body: _, ...event } = createPost('');
  expect((await send(event)).status).toBe(400);
});

test('a signature in upper-case hex is the same signature', async () => {
  const { send } = await startTestGateway();
  const body = createPayload(NOW);
  const signature = sign(body).toUpperCase();
  expect((await send(createPost(body, { signature }))).status).toBe(200);
});

test.each([
  ['exactly as old as the window', -60_000, 200],
  ['just older than the window', -60_001, 403],
  ['exactly as early as the window', 60_000, 200],
  ['just earlier than the window', 60_001, 403],
])('a publish timestamp %s: the window applies in both directions', async (_, offsetMs, status) => {
  const { aws, send } = await startTestGateway();
  expect((await send(createPost(createPayload(NOW + offsetMs)))).status).toBe(status);
  expect(aws.events).toHaveLength(status === 200 ? 1 : 0);
});

test('a body of the maximum size is accepted, one byte more is not', async () => {
  const { aws, send } = await startTestGateway();
  const bare = createPayload(NOW, { text: '' }).length;
  const largest = createPayload(NOW, { text: 'x'.repeat(1_000_000 - bare) });
  // Accepted but not published: EventBridge counts more than the body.
  expect((await send(createPost(largest))).status).toBe(202);
  const larger = createPayload(NOW, { text: 'x'.repeat(1_000_001 - bare) });
  expect((await send(createPost(larger))).status).toBe(413);
  expect((await send(createPost(larger, { isBase64Encoded: true }))).status).toBe(413);
  expect(aws.messages).toHaveLength(1);
});
