import { describe, expect, test } from 'vitest';
import type { Behaviour } from './testing/fake-aws.ts';
import { createPayload, createPost, createSecret, sign, WEBHOOK_ID } from './testing/momento.ts';
import { startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const waitMs = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

const SECRET_NAME = `momento-gateway/${WEBHOOK_ID}`;
const DOWN = { status: 500, json: { __type: 'InternalServiceError', message: 'down' } };
/** Not retried. */
const DENIED = { status: 400, json: { __type: 'AccessDeniedException' } };
/** With so much time even a busy machine makes one attempt for each read. */
const ONE_ATTEMPT = { secretUntilMs: 60_000 };

/** Posts a fresh event, signed with the given secret. Resolves to the answer's status. */
async function post(gateway: TestGateway, signingSecret?: string): Promise<number> {
  const body = createPayload(gateway.clock.now());
  const { status } = await gateway.send(createPost(body, { signature: sign(body, signingSecret) }));
  return status;
}

function unregisteredId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

test('a webhook is read once within its time to live', async () => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
  await post(gateway);
  gateway.clock.advance(4_999);
  await post(gateway);
  expect(gateway.aws.count('GetSecretValue')).toBe(1);
  gateway.clock.advance(1);
  await post(gateway);
  expect(gateway.aws.count('GetSecretValue')).toBe(2);
});

test('concurrent calls share one read', async () => {
  const gateway = await startTestGateway();
  const statuses = await Promise.all(Array.from({ length: 20 }, () => post(gateway)));
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(gateway.aws.count('GetSecretValue')).toBe(1);
});

test('the secret is looked for under the configured prefix', async () => {
  const gateway = await startTestGateway({ SECRET_PREFIX: 'other/stack' });
  expect(await post(gateway)).toBe(403);
  gateway.aws.secrets.set(`other/stack/${WEBHOOK_ID}`, createSecret());
  gateway.clock.advance(10_000);
  expect(await post(gateway)).toBe(200);
});

test.each([
  ['registered', undefined],
  ['enabled', createSecret({ enabled: false })],
])(
  'a webhook %s after it was refused works 10 s later, and is not read in the meantime',
  async (_, before) => {
    const gateway = await startTestGateway();
    gateway.aws.secrets.delete(SECRET_NAME);
    if (before !== undefined) gateway.aws.secrets.set(SECRET_NAME, before);
    expect(await post(gateway)).toBe(403);
    gateway.aws.secrets.set(SECRET_NAME, createSecret());
    gateway.clock.advance(9_999);
    expect(await post(gateway)).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
    gateway.clock.advance(1);
    expect(await post(gateway)).toBe(200);
  },
);

test.each([
  ['ResourceNotFoundException', "Secrets Manager can't find the specified secret."],
  ['InvalidRequestException', 'The secret was marked for deletion.'],
])('a deleted webhook (%s) is refused after its time to live', async (code, message) => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' });
  await post(gateway);
  gateway.aws.always('GetSecretValue', { status: 400, json: { __type: code, message } });
  gateway.clock.advance(1_000);
  expect(await post(gateway)).toBe(403);
  expect(await post(gateway)).toBe(403);
  expect(gateway.aws.count('GetSecretValue')).toBe(2);
});

describe('rotation', () => {
  test('an event signed with the new secret is accepted at once', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    expect(await post(gateway, 'new')).toBe(200);
    expect(await post(gateway)).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });

  test.each([
    ['in the list', (validUntil: number) => ({ previous: [{ signingSecret: 'old', validUntil }] })],
    [
      'as an older version wrote it',
      (validUntil: number) => ({ previousSigningSecret: 'old', previousValidUntil: validUntil }),
    ],
  ])(
    'a previous secret %s is accepted to the end of its last millisecond',
    async (_, makePrevious) => {
      const gateway = await startTestGateway();
      const previous = makePrevious(gateway.clock.now() + 1_000);
      gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new', ...previous }));
      expect(await post(gateway, 'new')).toBe(200);
      gateway.clock.advance(1_000);
      expect(await post(gateway, 'old')).toBe(200);
      gateway.clock.advance(1);
      expect(await post(gateway, 'old')).toBe(403);
      expect(await post(gateway, 'new')).toBe(200);
    },
  );

  test('a second rotation does not end the overlap of the first: each secret has its own expiry', async () => {
    const gateway = await startTestGateway();
    const now = gateway.clock.now();
    const previous = [
      { signingSecret: 'second', validUntil: now + 1_000 },
      { signingSecret: 'first', validUntil: now + 2_000 },
    ];
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'third', previous }));
    for (const secret of ['first', 'second', 'third'])
      expect(await post(gateway, secret)).toBe(200);
    gateway.clock.advance(1_001);
    expect(await post(gateway, 'second')).toBe(403);
    expect(await post(gateway, 'first')).toBe(200);
    gateway.clock.advance(1_000);
    expect(await post(gateway, 'first')).toBe(403);
  });

  test('wrong signatures cause at most one read a second for each webhook', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    gateway.clock.advance(1);
    await Promise.all(Array.from({ length: 50 }, () => post(gateway, 'forged')));
    gateway.clock.advance(999);
    await post(gateway, 'forged');
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
    gateway.clock.advance(1);
    await post(gateway, 'forged');
    expect(gateway.aws.count('GetSecretValue')).toBe(3);
  });

  test('a secret that is stored after its first calls is accepted a second later', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    expect(await post(gateway, 'new')).toBe(403);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    expect(await post(gateway, 'new')).toBe(403);
    gateway.clock.advance(1_000);
    expect(await post(gateway, 'new')).toBe(200);
  });

  test('concurrent calls share the read that a rotation causes, and all pass', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    const statuses = await Promise.all(Array.from({ length: 20 }, () => post(gateway, 'new')));
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });

  test('a wrong signature for a webhook that was just read causes no second read', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
    expect(await post(gateway, 'forged')).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
    gateway.clock.advance(5_000);
    expect(await post(gateway, 'forged')).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });
});

describe('Secrets Manager does not answer', () => {
  test('and the webhook was never read: 503, and the event is on neither bus nor queue', async () => {
    const gateway = await startTestGateway();
    gateway.aws.always('GetSecretValue', DOWN);
    const answered = await gateway.send(createPost(createPayload(gateway.clock.now())));
    expect(answered.status).toBe(503);
    expect(answered.body).toEqual({
      outcome: 'unavailable',
      error: 'unavailable',
      requestId: 'request-1',
    });
    expect(gateway.readLine()).toMatchObject({
      message: 'unavailable',
      reason: 'secret-unavailable',
      error: 'Secrets Manager: InternalServiceError: down',
    });
    expect([...gateway.aws.events, ...gateway.aws.messages]).toEqual([]);
    expect(gateway.hashed).toEqual([]);
  });

  test.each([
    ['a server error', DOWN],
    ['throttling', { status: 400, json: { __type: 'ThrottlingException' } }],
    ['a dropped connection', 'drop' as const],
    ['a hang', 'hang' as const],
  ])('for one attempt (%s): the next one finds the webhook', async (_, fault) => {
    const gateway = await startTestGateway({}, { secretUntilMs: 2_000 });
    gateway.aws.next('GetSecretValue', fault);
    expect(await post(gateway)).toBe(200);
  });

  test.each<[string, Behaviour[]]>([
    ['its first answer while a second attempt hangs', [() => waitMs(1_300), 'hang']],
    ['the answer to a second attempt', ['hang']],
  ])('in time: %s counts', async (_, behaviours) => {
    const gateway = await startTestGateway({}, { secretUntilMs: 2_000 });
    gateway.aws.next('GetSecretValue', ...behaviours);
    expect(await post(gateway)).toBe(200);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });

  test('because it denies access: no retry', async () => {
    const gateway = await startTestGateway();
    gateway.aws.always('GetSecretValue', DENIED);
    expect(await post(gateway)).toBe(503);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
  });

  test('to a later read: a webhook works for an hour past its time to live, then 503', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' }, ONE_ATTEMPT);
    await post(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    gateway.clock.advance(1_000);
    expect(await post(gateway)).toBe(200);
    gateway.clock.advance(3_599_999);
    expect(await post(gateway)).toBe(200);
    gateway.clock.advance(1);
    expect(await post(gateway)).toBe(503);
    gateway.aws.always('GetSecretValue', undefined);
    expect(await post(gateway)).toBe(200);
  });

  test('to a later read: the next one is 10 s later', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' }, ONE_ATTEMPT);
    await post(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    gateway.clock.advance(1_000);
    await post(gateway);
    gateway.clock.advance(9_999);
    await post(gateway);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
    gateway.clock.advance(1);
    await post(gateway);
    expect(gateway.aws.count('GetSecretValue')).toBe(3);
  });

  test('to a read that a wrong signature causes: refused, and the webhook still works', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    await post(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    expect(await post(gateway, 'forged')).toBe(403);
    expect(await post(gateway)).toBe(200);
  });
});

describe('unknown ids', () => {
  test('cost a bounded number of reads, and known webhooks still work', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    const body = createPayload(gateway.clock.now());
    const answers = new Set<string>();
    for (let number = 0; number < 2_000; number += 1) {
      const { status, body: answered } = await gateway.send(
        createPost(body, { webhookId: unregisteredId(number) }),
      );
      answers.add(`${status} ${answered.error}`);
    }
    expect(gateway.aws.count('GetSecretValue')).toBe(101);
    expect([...answers]).toEqual(['403 forbidden']);
    expect(await post(gateway)).toBe(200);
    gateway.clock.advance(1_000);
    for (let number = 0; number < 100; number += 1) {
      await gateway.send(createPost(body, { webhookId: unregisteredId(5_000 + number) }));
    }
    expect(gateway.aws.count('GetSecretValue')).toBe(111);
  });

  test('sent all at once are limited too', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    const body = createPayload(gateway.clock.now());
    await Promise.all(
      Array.from({ length: 500 }, (_, number) =>
        gateway.send(createPost(body, { webhookId: unregisteredId(number) })),
      ),
    );
    expect(gateway.aws.count('GetSecretValue')).toBe(100);
    expect(gateway.lines.join()).toContain('"error":"too many unknown ids"');
  });

  test('count when Secrets Manager does not say whether they are registered', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    gateway.aws.always('GetSecretValue', DENIED);
    for (let number = 0; number < 150; number += 1) {
      await gateway.send(createPost('', { webhookId: unregisteredId(number) }));
    }
    expect(gateway.aws.count('GetSecretValue')).toBe(100);
  });

  test('still count when a registered one is among them', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    const sendMany = (from: number) =>
      Promise.all(
        Array.from({ length: 60 }, (_, number) =>
          gateway.send(createPost('', { webhookId: unregisteredId(from + number) })),
        ),
      );
    await sendMany(0);
    expect(await post(gateway)).toBe(200);
    await sendMany(100);
    expect(gateway.aws.count('GetSecretValue')).toBe(101);
  });

  test('that turn out to be disabled do not count', async () => {
    const gateway = await startTestGateway();
    for (let number = 0; number < 150; number += 1) {
      const webhookId = unregisteredId(number);
      gateway.aws.secrets.set(`momento-gateway/${webhookId}`, createSecret({ enabled: false }));
      await gateway.send(createPost('', { webhookId }));
      expect(gateway.readLine()).toMatchObject({ error: 'disabled' });
    }
  });

  test('that turn out to be registered do not count', async () => {
    const gateway = await startTestGateway();
    const body = createPayload(gateway.clock.now());
    for (let number = 0; number < 150; number += 1) {
      const webhookId = unregisteredId(number);
      gateway.aws.secrets.set(`momento-gateway/${webhookId}`, createSecret());
      expect((await gateway.send(createPost(body, { webhookId }))).status).toBe(200);
    }
  });
});
