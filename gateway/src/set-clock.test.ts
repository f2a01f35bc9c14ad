import { describe, expect, test } from 'vitest';
import { createPayload, createPost, createSecret, sign, WEBHOOK_ID } from './testing/momento.ts';
import { startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const SECRET_NAME = `momento-gateway/${WEBHOOK_ID}`;
const HOUR_MS = 3_600_000;
/** With so much time even a busy machine makes one attempt for each read. */
const ONE_ATTEMPT = { secretUntilMs: 60_000 };
/** Not retried. */
const DENIED = { status: 400, json: { __type: 'AccessDeniedException' } };
const DOWN = { status: 500, json: { __type: 'InternalServiceError' } };

async function post({ clock, send }: TestGateway, signingSecret?: string): Promise<number> {
  const body = createPayload(clock.now());
  return (await send(createPost(body, { signature: sign(body, signingSecret) }))).status;
}

describe.each([
  ['back by an hour', -HOUR_MS],
  ['forward by an hour', HOUR_MS],
])('after the wall clock was set %s', (_, shiftMs) => {
  test('a new signing secret is accepted a second after the last read', async () => {
    const gateway = await startTestGateway();
    await post(gateway);
    expect(await post(gateway, 'new')).toBe(403);
    gateway.clock.shiftWall(shiftMs);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ signingSecret: 'new' }));
    gateway.clock.advance(1_000);
    expect(await post(gateway, 'new')).toBe(200);
  });

  test('a webhook that was disabled is refused within its time to live', async () => {
    const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
    expect(await post(gateway)).toBe(200);
    gateway.clock.shiftWall(shiftMs);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ enabled: false }));
    gateway.clock.advance(5_000);
    expect(await post(gateway)).toBe(403);
  });

  test('a webhook that was unknown is read again after ten seconds', async () => {
    const gateway = await startTestGateway();
    gateway.aws.secrets.delete(SECRET_NAME);
    expect(await post(gateway)).toBe(403);
    gateway.clock.shiftWall(shiftMs);
    gateway.aws.secrets.set(SECRET_NAME, createSecret());
    gateway.clock.advance(10_000);
    expect(await post(gateway)).toBe(200);
  });

  test('a webhook that cannot be read is trusted, and read again after ten seconds', async () => {
    const gateway = await startTestGateway(
      { WEBHOOK_CACHE_TTL_MS: '1000' },
      { secretUntilMs: 60_000 },
    );
    await post(gateway);
    gateway.aws.always('GetSecretValue', DENIED);
    gateway.clock.advance(1_000);
    expect(await post(gateway)).toBe(200);
    gateway.clock.shiftWall(shiftMs);
    expect(await post(gateway)).toBe(200);
    gateway.aws.always('GetSecretValue', undefined);
    gateway.aws.secrets.set(SECRET_NAME, createSecret({ enabled: false }));
    gateway.clock.advance(10_000);
    expect(await post(gateway)).toBe(403);
  });

  test('unknown ids are again read at ten a second', async () => {
    const gateway = await startTestGateway({}, ONE_ATTEMPT);
    const ids = Array.from({ length: 300 }, (_, n) => `${WEBHOOK_ID.slice(0, -3)}${100 + n}`);
    const sendAll = () =>
      Promise.all(ids.map((webhookId) => gateway.send(createPost('', { webhookId }))));
    await sendAll();
    expect(gateway.aws.count('GetSecretValue')).toBe(100);
    gateway.clock.shiftWall(-HOUR_MS);
    gateway.clock.advance(1_000);
    await sendAll();
    expect(gateway.aws.count('GetSecretValue')).toBe(110);
  });
});

test.each([-3_000, 3_000])(
  'setting the wall clock by %i ms during a call moves none of its deadlines',
  async (shiftMs) => {
    const gateway = await startTestGateway();
    const { aws, clock } = gateway;
    const startedAt = clock.monotonic();
    aws.next('PutEvents', () => {
      clock.shiftWall(shiftMs);
      return DOWN;
    });
    aws.always('PutEvents', DOWN);
    expect(await post(gateway)).toBe(202);
    const { publishMs, durationMs } = gateway.readLine();
    expect(clock.monotonic() - startedAt).toBe(durationMs);
    expect(publishMs).toBeGreaterThan(2_700);
    expect(durationMs).toBeLessThanOrEqual(3_200);
  },
);

test('freshness is judged by the wall clock', async () => {
  const gateway = await startTestGateway();
  const body = createPayload(gateway.clock.now());
  gateway.clock.shiftWall(60_001);
  expect((await gateway.send(createPost(body))).status).toBe(403);
});

test('time that only the wall clock measures, as in a frozen process, counts for a time to live', async () => {
  const gateway = await startTestGateway({ WEBHOOK_CACHE_TTL_MS: '5000' });
  await post(gateway);
  gateway.aws.secrets.set(SECRET_NAME, createSecret({ enabled: false }));
  gateway.clock.shiftWall(5_000);
  expect(await post(gateway)).toBe(403);
});
