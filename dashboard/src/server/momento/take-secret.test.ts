import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { CallRefused, type StatusName } from '@momento-gateway/local-momento/call-refused';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  API_KEY,
  type MomentoApi,
  startMomentoApi,
  WEAK_KEY,
} from '../testing/start-momento-api.ts';
import { readSecretValue, registerWebhook } from '../testing/webhook-calls.ts';

let gateway: MomentoApi;
let webhook: Webhook;
let time: number;

beforeEach(async () => {
  time = Date.now();
  gateway = await startMomentoApi({ now: () => time });
  webhook = await gateway.registered();
});
afterEach(() => gateway.close());

const take = (fields: object = {}) =>
  gateway.api.call('POST', `/api/webhooks/${webhook.webhookId}/secret/take`, {
    apiKey: API_KEY,
    ...fields,
  });
const readStored = () => readSecretValue(gateway.api, webhook.webhookId);
const readAtMomento = () => gateway.momento.store.get('shop', 'orders-hook').signingSecret;

function refuseRotation(code: StatusName, when: 'before' | 'after') {
  gateway.momento.intercept = (operation, at) => {
    if (operation === 'RotateWebhookSecret' && at === when) throw new CallRefused(code, 'no');
  };
}

test('Momento rotates, and its new signing secret is stored beside the previous one', async () => {
  const before = readAtMomento();
  const { status, body } = await take({ rotate: true, overlapMinutes: 60 });
  expect(status).toBe(200);
  const validUntil = time + 3_600_000;
  expect(body).toEqual({
    ...webhook,
    previousSecrets: [{ validUntil }],
    previousValidUntil: validUntil,
  });
  expect(readAtMomento()).not.toBe(before);
  expect(await readStored()).toMatchObject({
    signingSecret: readAtMomento(),
    previous: [{ signingSecret: before, validUntil }],
  });
  expect(JSON.stringify(body)).not.toContain(readAtMomento());
});

test('what Momento has is taken without a rotation, and once more changes nothing', async () => {
  const before = readAtMomento();
  gateway.momento.store.rotate('shop', 'orders-hook');
  const now = readAtMomento();
  expect((await take()).body.previousValidUntil).toBe(time + 300_000);
  expect((await take()).body.previousValidUntil).toBe(time + 300_000);
  expect(readAtMomento()).toBe(now);
  expect(await readStored()).toMatchObject({
    signingSecret: now,
    previous: [{ signingSecret: before }],
  });
});

test('two rotations at the same time leave the signing secret that Momento has', async () => {
  await Promise.all([take({ rotate: true }), take({ rotate: true })]);
  expect(await readStored()).toMatchObject({ signingSecret: readAtMomento() });
});

test('two dashboards that let Momento rotate at the same time store the one that came last', async () => {
  const other = gateway.api.startAnother({ now: () => time });
  await gateway.api.setFault({ operation: 'PutSecretValue', fault: 'delay', delayMs: 20 });
  for (let round = 0; round < 5; round += 1) {
    const { signingSecret = '' } = (await readStored()) ?? {};
    const [path, body] = [`/api/webhooks/${webhook.webhookId}/secret/take`, { rotate: true }];
    const key = { apiKey: API_KEY };
    const answers = await Promise.all([take(body), other.call('POST', path, { ...key, ...body })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const stored = await readStored();
    expect(stored?.signingSecret).toBe(readAtMomento());
    // Those that were in use meanwhile are accepted too.
    const accepted = stored?.previous?.map((one) => one.signingSecret) ?? [];
    expect(accepted).toContain(signingSecret);
    expect(accepted).toHaveLength(2);
    time += 600_000;
  }
});

test('Momento does not rotate when no previous signing secret is to be lost for it', async () => {
  for (let count = 0; count < 10; count += 1) {
    expect((await take({ rotate: true, overlapMinutes: 60 })).status).toBe(200);
  }
  const before = readAtMomento();
  const { status, body } = await take({ rotate: true });
  expect(status).toBe(409);
  expect(body.type).toMatch(/:too-many-previous-secrets$/);
  expect(readAtMomento()).toBe(before);
});

test('Momento does not rotate when Secrets Manager does not answer', async () => {
  const before = readAtMomento();
  await gateway.api.setFault({ operation: 'GetSecretValue', fault: 'error', times: 3 });
  expect((await take({ rotate: true })).body.type).toMatch(/:aws-error$/);
  expect(readAtMomento()).toBe(before);
});

test('a new signing secret that could not be stored is said so, and can be taken afterwards', async () => {
  const before = readAtMomento();
  await gateway.api.setFault({ operation: 'PutSecretValue', fault: 'error', times: 3 });
  const { status, body } = await take({ rotate: true });
  expect(status).toBe(502);
  expect(body.type).toBe('urn:momento-gateway:problem:secret-not-stored');
  expect(body.detail).toMatch(/rejects events.*Take the current signing secret.*AWS answered/);
  expect(await readStored()).toMatchObject({ signingSecret: before });
  expect((await take()).status).toBe(200);
  expect(await readStored()).toMatchObject({
    signingSecret: readAtMomento(),
    previous: [{ signingSecret: before }],
  });
});

test.each(['PutSecretValue', 'UpdateSecretVersionStage', 'UpdateSecret'])(
  'a rotation is stored although the answers of %s were lost',
  async (operation) => {
    const before = readAtMomento();
    await gateway.api.setFault({ operation, fault: 'lost-answer', times: 1 });
    expect((await take({ rotate: true })).status).toBe(200);
    expect(await readStored()).toMatchObject({
      signingSecret: readAtMomento(),
      previous: [{ signingSecret: before }],
    });
  },
);

test('rotating once more after that is as good', async () => {
  await gateway.api.setFault({ operation: 'PutSecretValue', fault: 'error', times: 3 });
  expect((await take({ rotate: true })).status).toBe(502);
  expect((await take({ rotate: true })).status).toBe(200);
  expect(await readStored()).toMatchObject({ signingSecret: readAtMomento() });
});

test.each<[StatusName, 'before' | 'after']>([
  ['UNAVAILABLE', 'before'],
  ['DEADLINE_EXCEEDED', 'after'],
  ['INTERNAL', 'after'],
])('a rotation with an unknown end (%s, %s its work) is said so', async (code, when) => {
  refuseRotation(code, when);
  const { status, body } = await take({ rotate: true });
  expect(status).toBe(502);
  expect(body.type).toBe('urn:momento-gateway:problem:rotation-unsettled');
  expect((await take()).status).toBe(200);
  expect(await readStored()).toMatchObject({ signingSecret: readAtMomento() });
});

test('a rotation that Momento denies changes nothing', async () => {
  const before = await readStored();
  refuseRotation('PERMISSION_DENIED', 'before');
  expect((await take({ rotate: true })).status).toBe(403);
  expect((await take({ rotate: true, apiKey: WEAK_KEY.text })).status).toBe(403);
  expect(await readStored()).toEqual(before);
});

test('the webhook at Momento is the one that posts this topic to this URL', async () => {
  const { store } = gateway.momento;
  const { url } = webhook;
  store.put({ cache: 'shop', name: 'a-other-topic', topic: 'other', url });
  store.put({ cache: 'shop', name: 'b-other-url', topic: 'orders', url: 'https://x.example/' });
  expect((await take({ rotate: true })).status).toBe(200);
  expect(await readStored()).toMatchObject({ signingSecret: readAtMomento() });
});

test('nothing is rotated when no webhook at Momento posts here, or several do', async () => {
  const { store } = gateway.momento;
  const byHand = await registerWebhook(gateway.api);
  const path = `/api/webhooks/${byHand.webhookId}/secret/take`;
  const unmatched = await gateway.api.call('POST', path, { apiKey: API_KEY, rotate: true });
  expect(unmatched.status).toBe(409);
  expect(unmatched.body.detail).toContain(byHand.url);

  store.put({ cache: 'shop', name: 'twin', topic: 'orders', url: webhook.url });
  const ambiguous = await take({ rotate: true });
  expect(ambiguous.status).toBe(409);
  expect(ambiguous.body.detail).toContain('orders-hook, twin');
  expect(gateway.momento.calls).not.toContain('RotateWebhookSecret');
});

test('a webhook that is not registered has no signing secret to take', async () => {
  const path = '/api/webhooks/11111111-2222-4333-8444-555555555555/secret/take';
  expect((await gateway.api.call('POST', path, { apiKey: API_KEY })).status).toBe(404);
});
