import { parseHeldCall } from '@momento-gateway/shared/held-call';
import { describe, expect, test } from 'vitest';
import type { FunctionUrlEvent } from './function-url-event.ts';
import { createPayload, createPost, createSecret, sign, WEBHOOK_ID } from './testing/momento.ts';
import { createRefusedCalls } from './testing/refused-calls.ts';
import { HOLDING, NOW, startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const OTHER_ID = '11111111-2222-4333-8444-555555555555';
const DENIED = { status: 400, json: { __type: 'AccessDeniedException', message: 'No' } };
const DOWN = { status: 500, json: { __type: 'InternalServiceError', message: 'down' } };
/** Of a webhook whose signing secret was changed at Momento. */
const ROTATED = 'the secret that nobody has stored yet';

const post = (now = NOW, changes: Record<string, unknown> = {}, webhookId = WEBHOOK_ID) => {
  const body = createPayload(now, changes);
  return createPost(body, { webhookId, signature: sign(body, ROTATED) });
};

const from = (source: string, event: FunctionUrlEvent): FunctionUrlEvent => ({
  ...event,
  requestContext: { http: { method: 'POST', sourceIp: source } },
});

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Sends so many calls at the same time. */
const repeat = (
  { clock, send }: TestGateway,
  calls: number,
  toPost: (n: number) => FunctionUrlEvent,
) =>
  clock.runAtOnce(async () => {
    for (let n = 0; n < calls; n += 1) await send(toPost(n));
  });

/** What was sent to queues, with the path of the queue's URL. */
const readSent = ({ aws }: TestGateway) =>
  aws.requests
    .filter(({ operation }) => operation === 'SendMessage')
    .map(({ body }) => JSON.parse(body))
    .map(({ QueueUrl, MessageBody }) => ({
      queue: new URL(QueueUrl).pathname,
      held: parseHeldCall(MessageBody),
    }));

test('a call whose signature matches no secret is answered 403 and kept as it came', async () => {
  const gateway = await startTestGateway(HOLDING);
  const body = `${createPayload(NOW, { text: 'ä \uFFFE "quoted" 🚀' })} \n`;
  const signature = sign(body, ROTATED);
  const { status, body: answered } = await gateway.send(createPost(body, { signature }));
  expect({ status, ...answered }).toEqual({
    status: 403,
    outcome: 'rejected',
    error: 'forbidden',
    requestId: 'request-1',
  });
  expect(readSent(gateway)).toEqual([
    {
      queue: '/000000000000/held',
      held: {
        v: 1,
        kind: 'held',
        reason: 'wrong-signature',
        receivedAt: NOW,
        requestId: 'request-1',
        webhookId: WEBHOOK_ID,
        tenant: 'default',
        cache: 'shop',
        topic: 'orders',
        sequenceNumber: 7,
        publishTimestamp: NOW,
        signature,
        body: Buffer.from(body).toString('base64'),
      },
    },
  ]);
  expect(gateway.aws.events).toEqual([]);
});

test('its log line says that it is held, and its metrics are those of the answer', async () => {
  const { send, readLine } = await startTestGateway(HOLDING);
  await send(post());
  const line = readLine();
  expect(line).toMatchObject({ message: 'rejected', held: true, holdMs: 0, Rejected: 1 });
  expect(line).not.toHaveProperty('holdError');
  expect(line['_aws']).toMatchObject({
    CloudWatchMetrics: [
      { Metrics: [{ Name: 'Rejected' }] },
      {
        Dimensions: [['Gateway'], ['Gateway', 'Tenant']],
        Metrics: [{ Name: 'SecretMismatch' }],
      },
    ],
  });
});

test("a tenant's calls are held in its own queue", async () => {
  const gateway = await startTestGateway({ ...HOLDING, SECRET_PREFIX: 'shop' });
  gateway.aws.secrets.set(`shop/${WEBHOOK_ID}`, createSecret({ v: 2, tenant: 'north' }));
  await gateway.send(post());
  const { requests } = gateway.aws;
  expect(requests.at(-1)?.body).toContain('/000000000000/shop_north_held');
  expect(readSent(gateway)).toMatchObject([{ held: { tenant: 'north' } }]);
  expect(gateway.readLine()).toMatchObject({ held: true, Tenant: 'north' });
});

const refused = Object.entries(createRefusedCalls(NOW)).flatMap(([reason, calls]) =>
  Object.entries(calls)
    .filter(([name]) => !["another secret's signature", 'a tampered body'].includes(name))
    .map(([name, event]) => [`${reason}: ${name}`, event] as const),
);
/** With a wrong signature, what is not an event with the right one either. */
const unlike = Object.entries(createRefusedCalls(NOW))
  .filter(([reason]) => ['foreign-topic', 'stale', 'future', 'malformed'].includes(reason))
  .flatMap(([reason, calls]) =>
    Object.entries(calls).map(([name, event]) => {
      const headers = { ...event.headers, 'momento-signature': 'f'.repeat(64) };
      return [`forged and ${reason}: ${name}`, { ...event, headers }] as const;
    }),
  );

test.each([...refused, ...unlike])('no other refused call is held: %s', async (_, event) => {
  const gateway = await startTestGateway(HOLDING);
  await gateway.send(event);
  expect(readSent(gateway)).toEqual([]);
  expect(gateway.readLine()).not.toHaveProperty('held');
});

test.each<[string, (gateway: TestGateway) => void]>([
  ['unknown', ({ aws }) => aws.secrets.clear()],
  [
    'disabled',
    ({ aws }) => {
      aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ enabled: false }));
    },
  ],
])('a call of a webhook that is %s is not held', async (_, prepare) => {
  const gateway = await startTestGateway(HOLDING);
  prepare(gateway);
  await gateway.send(post());
  expect(readSent(gateway)).toEqual([]);
});

test.each([
  ['HOLD_UNVERIFIED_CALLS is false', { ...HOLDING, HOLD_UNVERIFIED_CALLS: 'false' }],
  ['the stack has no held queue', {}],
])('nothing is held, and nothing waits, when %s', async (_, environment) => {
  const { aws, clock, send, readLine } = await startTestGateway(environment);
  await send(post());
  expect(aws.messages).toEqual([]);
  expect(clock.slept).toEqual([]);
  expect(readLine()).not.toHaveProperty('held');
});

test('a rotation that nobody prepared loses nothing, in the second too in which forgers use up the read', async () => {
  const gateway = await startTestGateway(HOLDING);
  const { aws, clock, send, readLine } = gateway;
  const body = createPayload(NOW);
  await send(createPost(body));
  await send(createPost(body, { signature: sign(body, 'forged') }));
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ signingSecret: ROTATED }));
  expect((await send(post())).status).toBe(403);
  expect(readLine()).toMatchObject({ held: true });
  clock.advance(1_000);
  expect((await send(post(clock.now()))).status).toBe(200);
  expect(readSent(gateway)).toHaveLength(2);
});

test('what is held matches the cache and topic of the secret as it is now', async () => {
  const gateway = await startTestGateway(HOLDING);
  await gateway.send(createPost(createPayload(NOW)));
  gateway.aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ topic: 'moved' }));
  await gateway.send(post(NOW, { topic: 'moved' }));
  expect(readSent(gateway)).toMatchObject([{ held: { topic: 'moved' } }]);
});

describe('Secrets Manager does not answer', () => {
  test('a call of a webhook that was never read is answered 503 and held in the queue of the stack', async () => {
    const gateway = await startTestGateway(HOLDING);
    gateway.aws.always('GetSecretValue', DENIED);
    expect((await gateway.send(post(NOW, { cache: 'any' }))).status).toBe(503);
    expect(readSent(gateway)).toMatchObject([
      { queue: '/000000000000/held', held: { reason: 'secret-unavailable', cache: 'any' } },
    ]);
    expect(readSent(gateway)[0]?.held).not.toHaveProperty('tenant');
    expect(gateway.readLine()).toMatchObject({ message: 'unavailable', held: true });
    expect(gateway.readLine()).not.toHaveProperty('Tenant');
  });

  test('more ids than are read are answered 503 and held too, until it answers again', async () => {
    const gateway = await startTestGateway(HOLDING);
    gateway.aws.always('GetSecretValue', DENIED);
    for (let n = 0; n < 100; n += 1) await gateway.send(createPost('', { webhookId: idOf(n) }));
    expect((await gateway.send(post(NOW, {}, OTHER_ID))).status).toBe(503);
    expect(gateway.aws.count('GetSecretValue')).toBe(100);
    expect(readSent(gateway)).toHaveLength(1);
    gateway.aws.always('GetSecretValue', undefined);
    gateway.clock.advance(100);
    await gateway.send(createPost('', { webhookId: idOf(500) }));
    expect((await gateway.send(post(NOW, {}, OTHER_ID))).status).toBe(403);
  });

  test('of unknown ids without end, a process holds 100 from one address, then 25 a second', async () => {
    const gateway = await startTestGateway(HOLDING);
    gateway.aws.always('GetSecretValue', DENIED);
    const flood = async (first: number) => {
      await repeat(gateway, 300, (n) => post(NOW, {}, idOf(first + n)));
      return readSent(gateway).length;
    };
    expect(await flood(0)).toBe(100);
    gateway.clock.advance(1_000);
    expect(await flood(300)).toBe(125);
    await gateway.send(from('192.0.2.1', post(NOW, {}, OTHER_ID)));
    expect(gateway.readLine()).toMatchObject({ held: true });
  });
});

describe('a flood of calls that look right', () => {
  const flood = (gateway: TestGateway, calls: number, source = '192.0.2.66') =>
    repeat(gateway, calls, () => from(source, post()));

  test('from one address holds ten at once, then five a second; the rest is rejected as ever', async () => {
    const gateway = await startTestGateway(HOLDING);
    await flood(gateway, 200);
    expect(readSent(gateway)).toHaveLength(10);
    expect(gateway.readLine()).toMatchObject({
      status: 403,
      held: false,
      holdError: 'Too many calls',
    });
    gateway.clock.advance(1_000);
    await flood(gateway, 200);
    expect(readSent(gateway)).toHaveLength(15);
  });

  test('from one address costs Momento, at another, none of its calls', async () => {
    const gateway = await startTestGateway(HOLDING);
    for (let second = 0; second < 60; second += 1) {
      await flood(gateway, 100);
      for (let n = 0; n < 5; n += 1) {
        await gateway.send(from('198.51.100.7', post(NOW + second * 1_000)));
        expect(gateway.readLine()).toMatchObject({ held: true });
      }
      gateway.clock.advance(1_000);
    }
    expect(readSent(gateway).length).toBeLessThanOrEqual(60 * 10 + 10);
  });

  test('from many addresses holds 40 at once, then 20 a second, and of other webhooks as before', async () => {
    const gateway = await startTestGateway(HOLDING);
    gateway.aws.secrets.set(`momento-gateway/${OTHER_ID}`, createSecret());
    const floodAll = async () => {
      for (let n = 0; n < 60; n += 1) await flood(gateway, 2, `192.0.2.${n}`);
      return readSent(gateway).length;
    };
    expect(await floodAll()).toBe(40);
    gateway.clock.advance(1_000);
    expect(await floodAll()).toBe(60);
    await gateway.send(from('192.0.2.1', post(NOW, {}, OTHER_ID)));
    expect(gateway.readLine()).toMatchObject({ held: true });
  });

  test('from one subnet of IPv6 counts as from one address', async () => {
    const gateway = await startTestGateway(HOLDING);
    for (const rest of ['', ':2:3:4']) {
      for (let n = 1; n < 50; n += 1) await flood(gateway, 1, `2001:db8::${n}${rest}`);
    }
    expect(readSent(gateway)).toHaveLength(10);
  });

  test.each<[what: string, changes: Record<string, unknown>, webhookId: string]>([
    ['of another topic', { topic: 'other' }, WEBHOOK_ID],
    ['for an unknown id', {}, OTHER_ID],
  ])('but are %s use up nothing of what may be held', async (_, changes, webhookId) => {
    const gateway = await startTestGateway(HOLDING);
    await repeat(gateway, 100, () => post(NOW, changes, webhookId));
    await repeat(gateway, 20, () => post());
    expect(readSent(gateway)).toHaveLength(10);
  });
});

describe('the held queue', () => {
  test.each([
    ['does not exist', { status: 400, json: { __type: 'QueueDoesNotExist' } }, 'QueueDoesNotExist'],
    ['refuses the role', DENIED, 'AccessDeniedException: No'],
    ['is down', DOWN, 'InternalServiceError: down'],
    ['does not answer in its time', 'hang' as const, 'No answer within 60 ms'],
  ])(
    '%s: the answer is the same, and the log line says why it is not held',
    async (_, how, why) => {
      const { aws, send, readLine } = await startTestGateway(HOLDING, { holdUntilMs: 60 });
      aws.always('SendMessage', how);
      const { status, body } = await send(post());
      expect({ status, error: body.error }).toEqual({ status: 403, error: 'forbidden' });
      expect(readLine()).toMatchObject({ message: 'rejected', held: false, holdError: why });
    },
  );

  test('fails for a moment: the call is sent again, within its time', async () => {
    const { aws, clock, send, readLine } = await startTestGateway(HOLDING);
    aws.next('SendMessage', DOWN, DOWN);
    await send(post());
    expect(aws.messages).toHaveLength(1);
    expect(readLine()).toMatchObject({ held: true });
    expect(clock.now() - NOW).toBeLessThan(2_000);
  });

  test('is slow: calls are answered at once for as long as it took, without another attempt', async () => {
    const { aws, clock, send, readLine } = await startTestGateway(HOLDING);
    aws.next('SendMessage', () => clock.advance(1_000));
    await send(post());
    expect(readLine()).toMatchObject({ held: true, holdMs: 1_000 });
    await send(post());
    expect(readLine()).toMatchObject({ held: false, holdError: 'Queue is slow' });
    clock.advance(1_000);
    await send(post());
    expect(readLine()).toMatchObject({ held: true });
    expect(aws.messages).toHaveLength(2);
  });

  test('takes no message of more than 1 MiB: a larger call is not held, and the line says so', async () => {
    const { aws, send, readLine } = await startTestGateway(HOLDING);
    await send(post(NOW, { text: 'x'.repeat(780_000) }));
    expect(readLine()).toMatchObject({ held: true });
    expect((await send(post(NOW, { text: 'x'.repeat(790_000) }))).status).toBe(403);
    expect(readLine()).toMatchObject({
      held: false,
      holdError: 'Larger than a queue message can be',
    });
    expect(aws.messages).toHaveLength(1);
  });
});

test('an authentic event never waits for the held queue', async () => {
  const { aws, clock, send } = await startTestGateway(HOLDING);
  aws.always('SendMessage', 'hang');
  expect((await send(createPost(createPayload(NOW)))).status).toBe(200);
  expect(aws.count('SendMessage')).toBe(0);
  expect(clock.slept).toEqual([]);
});

type Case = [
  what: string,
  prepare: (gateway: TestGateway) => unknown,
  webhookId?: string,
  changes?: Record<string, unknown>,
];
const HUGE = 'x'.repeat(790_000);

describe('the time of the answer tells nothing about a call that looks like an event', () => {
  const takes23Ms = ({ aws, clock }: TestGateway) =>
    aws.always('SendMessage', () => clock.advance(23));
  const afterMany = (gateway: TestGateway, webhookId = WEBHOOK_ID) =>
    repeat(gateway, 60, () => post(NOW, {}, webhookId));
  const afterHuge = ({ send }: TestGateway) => send(post(NOW, { text: HUGE }));

  test.each<Case>([
    ['is held', takes23Ms],
    ['is held at once', () => {}],
    ['is for an unknown id', () => {}, OTHER_ID],
    ['is for an unknown id, after one that is too large to be held', afterHuge, OTHER_ID],
    ['is of another topic', () => {}, WEBHOOK_ID, { topic: 'other' }],
    ['is for a webhook without a queue', ({ aws }) => aws.always('SendMessage', DENIED)],
    ['is one of too many', afterMany],
    ['is one of too many for an unknown id', (it) => afterMany(it, OTHER_ID), OTHER_ID],
    ['is too large to be held', () => {}, WEBHOOK_ID, { text: HUGE }],
    ['is too large to be held, and for an unknown id', () => {}, OTHER_ID, { text: HUGE }],
  ])('that %s: 50 ms', async (_, prepare, webhookId = WEBHOOK_ID, changes = {}) => {
    const gateway = await startTestGateway(HOLDING);
    await prepare(gateway);
    const startedAt = gateway.clock.now();
    expect((await gateway.send(post(startedAt, changes, webhookId))).status).toBe(403);
    expect(gateway.clock.now() - startedAt).toBe(50);
  });

  test.each([
    ['the webhook', WEBHOOK_ID],
    ['an unknown id', OTHER_ID],
  ])('for %s, while the queue is slow: none', async (_, webhookId) => {
    const gateway = await startTestGateway(HOLDING);
    const { aws, clock, send } = gateway;
    aws.next('SendMessage', () => clock.advance(1_000));
    await send(post());
    const startedAt = clock.now();
    await send(post(startedAt, {}, webhookId));
    expect(clock.now() - startedAt).toBe(0);
  });
});
