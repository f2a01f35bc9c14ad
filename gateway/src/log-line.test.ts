import { expect, test } from 'vitest';
import {
  createPayload,
  createPost,
  createSecret,
  SIGNING_SECRET,
  sign,
  WEBHOOK_ID,
} from './testing/momento.ts';
import { createRefusedCalls } from './testing/refused-calls.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

const metricsOf = (line: Record<string, unknown>) =>
  (line['_aws'] as { CloudWatchMetrics: unknown[] }).CloudWatchMetrics;

test('a published event has one log line with every step', async () => {
  const { aws, clock, lines, send, readLine } = await startTestGateway();
  aws.next('GetSecretValue', () => clock.advance(20));
  aws.next('PutEvents', () => clock.advance(30));
  await send(createPost(createPayload(NOW - 100)));
  expect(lines).toHaveLength(1);
  expect(readLine()).toEqual({
    timestamp: new Date(NOW + 50).toISOString(),
    level: 'INFO',
    message: 'published',
    requestId: 'request-1',
    status: 200,
    eventId: 'event-1',
    attempts: 1,
    webhookId: WEBHOOK_ID,
    tenant: 'default',
    cache: 'shop',
    topic: 'orders',
    sequenceNumber: 7,
    ageMs: 100,
    secretMs: 20,
    publishMs: 30,
    durationMs: 50,
    Gateway: 'momento-gateway',
    Tenant: 'default',
    Published: 1,
    PublishLatency: 30,
    AgeAtArrival: 100,
    _aws: {
      Timestamp: NOW + 50,
      CloudWatchMetrics: [
        {
          Namespace: 'MomentoGateway',
          Dimensions: [['Gateway'], ['Gateway', 'Tenant']],
          Metrics: [
            { Name: 'Published', Unit: 'Count' },
            { Name: 'PublishLatency', Unit: 'Milliseconds' },
            { Name: 'AgeAtArrival', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
  });
});

test('the time for a second read of the secret is in the line too', async () => {
  const { aws, clock, send, readLine } = await startTestGateway();
  await send(createPost(createPayload(NOW)));
  aws.next('GetSecretValue', () => clock.advance(30));
  const body = createPayload(NOW);
  await send(createPost(body, { signature: sign(body, 'another') }));
  expect(readLine()).toMatchObject({ reason: 'wrong-signature', secretMs: 30 });
});

test('the line of a call for a foreign topic has no facts of its event', async () => {
  const { send, readLine } = await startTestGateway();
  await send(createPost(createPayload(NOW, { topic: 'other' })));
  expect(readLine()).toMatchObject({ reason: 'foreign-topic', topic: 'orders' });
  expect(readLine()).not.toHaveProperty('ageMs');
  expect(readLine()).not.toHaveProperty('sequenceNumber');
});

test('a rejected call is counted in total, for its tenant, and by its reason', async () => {
  const { send, readLine } = await startTestGateway();
  await send(createPost(createPayload(NOW - 70_000)));
  const line = readLine();
  expect(line).toMatchObject({ level: 'WARN', ageMs: 70_000, Rejected: 1, Reason: 'stale' });
  expect(metricsOf(line)[0]).toEqual({
    Namespace: 'MomentoGateway',
    Dimensions: [['Gateway'], ['Gateway', 'Tenant'], ['Gateway', 'Reason']],
    Metrics: [{ Name: 'Rejected', Unit: 'Count' }],
  });
});

/** The metrics without a reason, which alarms watch. */
const watched = (line: Record<string, unknown>) =>
  metricsOf(line)
    .slice(1)
    .map((directive) => {
      const { Dimensions, Metrics } = directive as never as { Dimensions: []; Metrics: never[] };
      expect(Dimensions).toEqual([['Gateway'], ['Gateway', 'Tenant']]);
      expect(line).toMatchObject({ Gateway: 'momento-gateway', Tenant: 'default' });
      return Metrics.map(({ Name }) => `${Name} ${line[Name]}`).join();
    });

test.each<[string, ReturnType<typeof createPost>]>([
  ['stale', createPost(createPayload(NOW - 70_000))],
  ['future', createPost(createPayload(NOW + 70_000))],
  ['foreign-topic', createPost(createPayload(NOW, { topic: 'other' }))],
  ['malformed', createPost('signed, but no JSON')],
])(
  'a rejected call with a right signature is a lost event, and counted as one: %s',
  async (reason, call) => {
    const { send, readLine } = await startTestGateway();
    await send(call);
    expect(readLine()).toMatchObject({ reason });
    expect(watched(readLine())).toEqual(['RejectedAuthentic 1']);
  },
);

test('wrong signatures are counted as a changed secret, unless a call of the webhook was right in the last five minutes', async () => {
  const { clock, send, readLine } = await startTestGateway();
  const sendForged = async () => {
    await send(createPost(createPayload(clock.now()), { signature: 'f'.repeat(64) }));
    expect(readLine()).toMatchObject({ reason: 'wrong-signature' });
    return watched(readLine());
  };
  expect(await sendForged()).toEqual(['SecretMismatch 1']);
  await send(createPost(createPayload(clock.now())));
  expect(await sendForged()).toEqual([]);
  // Longer than the webhook is cached, so it was read again.
  clock.advance(290_000);
  expect(await sendForged()).toEqual([]);
  clock.advance(20_000);
  expect(await sendForged()).toEqual(['SecretMismatch 1']);
  await send(createPost(createPayload(clock.now())));
  expect(await sendForged()).toEqual([]);
});

test('other rejected calls count neither as lost events nor as a changed secret', async () => {
  const { send, readLine } = await startTestGateway();
  const others = Object.entries(createRefusedCalls(NOW)).filter(
    ([reason]) =>
      !['malformed', 'foreign-topic', 'stale', 'future', 'wrong-signature'].includes(reason),
  );
  expect(others.length).toBeGreaterThan(3);
  for (const call of others.flatMap(([, calls]) => Object.values(calls))) {
    await send(call);
    expect(watched(readLine())).toEqual([]);
  }
});

test('a call that could not be verified has no age', async () => {
  const { aws, send, readLine } = await startTestGateway();
  aws.always('GetSecretValue', { status: 400, json: { __type: 'AccessDeniedException' } });
  await send(createPost(createPayload(NOW)));
  expect(metricsOf(readLine())).toMatchObject([
    { Metrics: [{ Name: 'Unavailable', Unit: 'Count' }] },
  ]);
});

test('a parked event is counted, with the time spent on the bus and its age', async () => {
  const { aws, send, readLine } = await startTestGateway();
  aws.always('PutEvents', { status: 400, json: { __type: 'AccessDeniedException' } });
  await send(createPost(createPayload(NOW)));
  expect(readLine()).toMatchObject({
    level: 'WARN',
    Parked: 1,
    PublishLatency: 0,
    AgeAtArrival: 0,
    parkMs: 0,
  });
});

test('no log line holds a signing secret, a signature or a message, whatever happens', async () => {
  const { aws, clock, lines, send } = await startTestGateway({
    AWS_SECRET_ACCESS_KEY: 'aws-secret',
    AWS_SESSION_TOKEN: 'session-token',
  });
  const text = 'a confidential message';
  aws.secrets.set(
    `momento-gateway/${WEBHOOK_ID}`,
    createSecret({ previousSigningSecret: 'older-secret', previousValidUntil: NOW + 1 }),
  );
  const body = createPayload(NOW, { text });
  const sent = [createPost(body), createPost(body, { signature: sign(body, 'wrong') })];
  for (const calls of Object.values(createRefusedCalls(NOW))) sent.push(...Object.values(calls));
  for (const event of sent) await send(event);
  aws.always('PutEvents', {
    status: 400,
    json: {
      __type: 'InvalidSignatureException',
      message:
        'The signature does not match.\n\nThe Canonical String should have been\nx-amz-security-token:session-token',
    },
  });
  await send(createPost(body));
  clock.advance(60_000);
  const logged = lines.join('\n');
  expect(lines).toHaveLength(sent.length + 1);
  for (const secret of [SIGNING_SECRET, 'older-secret', 'aws-secret', 'session-token', text]) {
    expect(logged).not.toContain(secret);
  }
  expect(logged).not.toMatch(/[0-9a-f]{64}/i);
});

test('an unexpected error at the bus loses no event: it is parked', async () => {
  const { aws, clock, send, readLine } = await startTestGateway();
  aws.always('PutEvents', { status: 500, json: {} });
  Object.assign(clock, { sleep: () => Promise.reject(new Error('an internal detail')) });
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(202);
  expect(JSON.stringify(body)).not.toContain('internal detail');
  expect(aws.messages).toHaveLength(1);
  expect(readLine()).toMatchObject({
    reason: 'service-error',
    error: expect.stringContaining('an internal detail'),
  });
});

test('an unexpected error is logged with at most 2,000 characters', async () => {
  const { aws, clock, send, readLine } = await startTestGateway();
  aws.always('PutEvents', { status: 500, json: {} });
  Object.assign(clock, { sleep: () => Promise.reject(new Error('x'.repeat(5_000))) });
  await send(createPost(createPayload(NOW)));
  expect(readLine()['error']).toHaveLength('Unexpected: '.length + 2_000);
});

test('an unexpected error at the queue too is answered with 500, and the event is logged', async () => {
  const { aws, clock, lines, send, readLine } = await startTestGateway();
  aws.always('PutEvents', { status: 500, json: {} });
  aws.always('SendMessage', { status: 500, json: {} });
  Object.assign(clock, { sleep: () => Promise.reject(new Error('an internal detail')) });
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(500);
  expect(body).toEqual({ outcome: 'lost', error: 'internal', requestId: 'request-1' });
  expect(readLine()).toMatchObject({
    message: 'lost',
    error: expect.stringContaining('Queue: Unexpected: Error: an internal detail'),
    payloadParts: 1,
  });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'INFO',
    message: 'lost-payload',
    requestId: 'request-1',
    part: 1,
    of: 1,
  });
});

test('an unexpected error before that is answered with 500, without its message', async () => {
  const { send, clock, readLine } = await startTestGateway();
  const fail = () => {
    throw new Error('an internal detail');
  };
  Object.assign(clock, { startTimer: fail });
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(500);
  expect(body).toEqual({ outcome: 'lost', error: 'internal', requestId: 'request-1' });
  expect(readLine()).toMatchObject({
    reason: 'unexpected',
    webhookId: WEBHOOK_ID,
    error: expect.stringContaining('an internal detail'),
  });
});
