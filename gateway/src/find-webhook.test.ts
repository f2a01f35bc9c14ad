import { describe, expect, test } from 'vitest';
import type { Behaviour } from './testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { postEvent } from './testing/post-event.ts';
import { startTestGateway } from './testing/start-test-gateway.ts';

const waitMs = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

const SECRET_NAME = `momento-gateway/${WEBHOOK_ID}`;
const DOWN = { status: 500, json: { __type: 'InternalServiceError', message: 'down' } };
/** Not retried. */
const DENIED = { status: 400, json: { __type: 'AccessDeniedException' } };
/** With so much time even a busy machine makes one attempt for each read. */
const ONE_ATTEMPT = { secretUntilMs: 60_000 };

test('a webhook is read once within its time to live', async () => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
  await postEvent(gateway);
  gateway.clock.advance(4_999);
  await postEvent(gateway);
  expect(gateway.aws.count('GetSecretValue')).toBe(1);
  gateway.clock.advance(1);
  await postEvent(gateway);
  expect(gateway.aws.count('GetSecretValue')).toBe(2);
});

test('concurrent calls share one read', async () => {
  const gateway = await startTestGateway();
  const statuses = await Promise.all(Array.from({ length: 20 }, () => postEvent(gateway)));
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(gateway.aws.count('GetSecretValue')).toBe(1);
});

test('the secret is looked for under the configured prefix', async () => {
  const gateway = await startTestGateway({ SECRET_PREFIX: 'other/stack' });
  expect(await postEvent(gateway)).toBe(403);
  gateway.aws.secrets.set(`other/stack/${WEBHOOK_ID}`, createSecret());
  gateway.clock.advance(10_000);
  expect(await postEvent(gateway)).toBe(200);
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
    expect(await postEvent(gateway)).toBe(403);
    gateway.aws.secrets.set(SECRET_NAME, createSecret());
    gateway.clock.advance(9_999);
    expect(await postEvent(gateway)).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
    gateway.clock.advance(1);
    expect(await postEvent(gateway)).toBe(200);
  },
);

test.each([
  ['ResourceNotFoundException', "Secrets Manager can't find the specified secret."],
  ['InvalidRequestException', 'The secret was marked for deletion.'],
])('a deleted webhook (%s) is refused after its time to live', async (code, message) => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' });
  await postEvent(gateway);
  gateway.aws.always('GetSecretValue', { status: 400, json: { __type: code, message } });
  gateway.clock.advance(1_000);
  expect(await postEvent(gateway)).toBe(403);
  expect(await postEvent(gateway)).toBe(403);
  expect(gateway.aws.count('GetSecretValue')).toBe(2);
});

describe('rotation', () => {
  test('an event signed with the new secret is accepted at once', async () => {
    const gateway = await startTestGateway();
    await postEvent(gateway);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    expect(await postEvent(gateway, 'new')).toBe(200);
    expect(await postEvent(gateway)).toBe(403);
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
      expect(await postEvent(gateway, 'new')).toBe(200);
      gateway.clock.advance(1_000);
      expect(await postEvent(gateway, 'old')).toBe(200);
      gateway.clock.advance(1);
      expect(await postEvent(gateway, 'old')).toBe(403);
      expect(await postEvent(gateway, 'new')).toBe(200);
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
      expect(await postEvent(gateway, secret)).toBe(200);
    gateway.clock.advance(1_001);
    expect(await postEvent(gateway, 'second')).toBe(403);
    expect(await postEvent(gateway, 'first')).toBe(200);
    gateway.clock.advance(1_000);
    expect(await postEvent(gateway, 'first')).toBe(403);
  });

  test('wrong signatures cause at most one read a second for each webhook', async () => {
    const gateway = await startTestGateway();
    await postEvent(gateway);
    gateway.clock.advance(1);
    await Promise.all(Array.from({ length: 50 }, () => postEvent(gateway, 'forged')));
    gateway.clock.advance(999);
    await postEvent(gateway, 'forged');
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
    gateway.clock.advance(1);
    await postEvent(gateway, 'forged');
    expect(gateway.aws.count('GetSecretValue')).toBe(3);
  });

  test('a secret that is stored after its first calls is accepted a second later', async () => {
    const gateway = await startTestGateway();
    await postEvent(gateway);
    expect(await postEvent(gateway, 'new')).toBe(403);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    expect(await postEvent(gateway, 'new')).toBe(403);
    gateway.clock.advance(1_000);
    expect(await postEvent(gateway, 'new')).toBe(200);
  });

  test('concurrent calls share the read that a rotation causes, and all pass', async () => {
    const gateway = await startTestGateway();
    await postEvent(gateway);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    const statuses = await Promise.all(Array.from({ length: 20 }, () => postEvent(gateway, 'new')));
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });

  test('a wrong signature for a webhook that was just read causes no second read', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
    expect(await postEvent(gateway, 'forged')).toBe(403);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
    gateway.clock.advance(5_000);
    expect(await postEvent(gateway, 'forged')).toBe(403);
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
    expect(await postEvent(gateway)).toBe(200);
  });

  test.each<[string, Behaviour[]]>([
    ['its first answer while a second attempt hangs', [() => waitMs(1_300), 'hang']],
    ['the answer to a second attempt', ['hang']],
  ])('in time: %s counts', async (_, behaviours) => {
    const gateway = await startTestGateway({}, { secretUntilMs: 2_000 });
    gateway.aws.next('GetSecretValue', ...behaviours);
    expect(await postEvent(gateway)).toBe(200);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
  });

  test('because it denies access: no retry', async () => {
    const gateway = await startTestGateway();
    gateway.aws.always('GetSecretValue', DENIED);
    expect(await postEvent(gateway)).toBe(503);
    expect(gateway.aws.count('GetSecretValue')).toBe(1);
  });

  test('to a later read: a webhook works for an hour past its time to live, then 503', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' }, ONE_ATTEMPT);
    await postEvent(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    gateway.clock.advance(1_000);
    expect(await postEvent(gateway)).toBe(200);
    gateway.clock.advance(3_599_999);
    expect(await postEvent(gateway)).toBe(200);
    gateway.clock.advance(1);
    expect(await postEvent(gateway)).toBe(503);
    gateway.aws.always('GetSecretValue', undefined);
    expect(await postEvent(gateway)).toBe(200);
  });

  test('to a later read: the next one is 10 s later', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '1000' }, ONE_ATTEMPT);
    await postEvent(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    gateway.clock.advance(1_000);
    await postEvent(gateway);
    gateway.clock.advance(9_999);
    await postEvent(gateway);
    expect(gateway.aws.count('GetSecretValue')).toBe(2);
    gateway.clock.advance(1);
    await postEvent(gateway);
    expect(gateway.aws.count('GetSecretValue')).toBe(3);
  });

  test('to a read that a wrong signature causes: refused, and the webhook still works', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    await postEvent(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    expect(await postEvent(gateway, 'forged')).toBe(403);
    expect(await postEvent(gateway)).toBe(200);
  });
});
