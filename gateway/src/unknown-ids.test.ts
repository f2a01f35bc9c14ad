import { expect, test } from 'vitest';
import { createPayload, createPost, createSecret } from './testing/momento.ts';
import { postEvent } from './testing/post-event.ts';
import { startTestGateway } from './testing/start-test-gateway.ts';

/** Not retried. */
const DENIED = { status: 400, json: { __type: 'AccessDeniedException' } };
/** With so much time even a busy machine makes one attempt for each read. */
const ONE_ATTEMPT = { secretUntilMs: 60_000 };

function unregisteredId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

test('unknown ids cost a bounded number of reads, and known webhooks still work', async () => {
  const gateway = await startTestGateway();
  await postEvent(gateway);
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
  expect(await postEvent(gateway)).toBe(200);
  gateway.clock.advance(1_000);
  for (let number = 0; number < 100; number += 1) {
    await gateway.send(createPost(body, { webhookId: unregisteredId(5_000 + number) }));
  }
  expect(gateway.aws.count('GetSecretValue')).toBe(111);
});

test('unknown ids sent all at once are limited too', async () => {
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

test('unknown ids count when Secrets Manager does not say whether they are registered', async () => {
  const gateway = await startTestGateway({}, ONE_ATTEMPT);
  gateway.aws.always('GetSecretValue', DENIED);
  for (let number = 0; number < 150; number += 1) {
    await gateway.send(createPost('', { webhookId: unregisteredId(number) }));
  }
  expect(gateway.aws.count('GetSecretValue')).toBe(100);
});

test('unknown ids still count when a registered one is among them', async () => {
  const gateway = await startTestGateway({}, ONE_ATTEMPT);
  const sendMany = (from: number) =>
    Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        gateway.send(createPost('', { webhookId: unregisteredId(from + number) })),
      ),
    );
  await sendMany(0);
  expect(await postEvent(gateway)).toBe(200);
  await sendMany(100);
  expect(gateway.aws.count('GetSecretValue')).toBe(101);
});

test('unknown ids that turn out to be disabled do not count', async () => {
  const gateway = await startTestGateway();
  for (let number = 0; number < 150; number += 1) {
    const webhookId = unregisteredId(number);
    gateway.aws.secrets.set(`momento-gateway/${webhookId}`, createSecret({ enabled: false }));
    await gateway.send(createPost('', { webhookId }));
    expect(gateway.readLine()).toMatchObject({ error: 'disabled' });
  }
});

test('unknown ids that turn out to be registered do not count', async () => {
  const gateway = await startTestGateway();
  const body = createPayload(gateway.clock.now());
  for (let number = 0; number < 150; number += 1) {
    const webhookId = unregisteredId(number);
    gateway.aws.secrets.set(`momento-gateway/${webhookId}`, createSecret());
    expect((await gateway.send(createPost(body, { webhookId }))).status).toBe(200);
  }
});
