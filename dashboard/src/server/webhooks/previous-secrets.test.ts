import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';
import { readSecretValue, registerWebhook, SIGNING_SECRET } from '../testing/webhook-calls.ts';

const MINUTE_MS = 60_000;

let api: Api;
let time: number;
let path: string;
let webhookId: string;
beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
  ({ webhookId } = await registerWebhook(api));
  path = `/api/webhooks/${webhookId}`;
});
afterEach(() => api.close());

const rotate = (signingSecret: string, overlapMinutes: number) =>
  api.call('POST', `${path}/secret`, { signingSecret, overlapMinutes });
const readPrevious = async () => (await readSecretValue(api, webhookId))?.previous;

test('a second rotation does not end the overlap that the first one promised', async () => {
  const start = time;
  await rotate('second', 60);
  time += MINUTE_MS;
  const { body } = await rotate('third', 5);
  expect(await readPrevious()).toEqual([
    { signingSecret: SIGNING_SECRET, validUntil: start + 60 * MINUTE_MS },
    { signingSecret: 'second', validUntil: start + 6 * MINUTE_MS },
  ]);
  const previousSecrets = [6, 60].map((minutes) => ({ validUntil: start + minutes * MINUTE_MS }));
  expect(body).toMatchObject({ previousSecrets, previousValidUntil: start + 60 * MINUTE_MS });
  expect((await api.call('GET', path)).body).toMatchObject({ previousSecrets });
  time = start + 6 * MINUTE_MS + 1;
  expect((await api.call('GET', path)).body.previousSecrets).toEqual([previousSecrets[1]]);
  await rotate('fourth', 0);
  expect(await readPrevious()).toMatchObject([{ signingSecret: SIGNING_SECRET }]);
});

test('a signing secret that comes back keeps the longest time that it was promised', async () => {
  const start = time;
  await rotate('second', 60);
  await rotate(SIGNING_SECRET, 5);
  expect((await api.call('GET', path)).body.previousSecrets).toEqual([
    { validUntil: start + 5 * MINUTE_MS },
  ]);
  await rotate('third', 0);
  expect(await readPrevious()).toEqual([
    { signingSecret: SIGNING_SECRET, validUntil: start + 60 * MINUTE_MS },
    { signingSecret: 'second', validUntil: start + 5 * MINUTE_MS },
  ]);
});

test('an eleventh previous signing secret is refused with the time at which there is room', async () => {
  for (let count = 1; count <= 10; count += 1) {
    expect((await rotate(`s${count}`, 60 + count)).status).toBe(200);
  }
  const before = await readSecretValue(api, webhookId);
  const { status, body } = await rotate('one-more', 60);
  expect(status).toBe(409);
  expect(body.type).toBe('urn:momento-gateway:problem:too-many-previous-secrets');
  expect(body.detail).toContain(new Date(time + 61 * MINUTE_MS).toISOString());
  expect(await readSecretValue(api, webhookId)).toEqual(before);
  expect((await rotate('one-more', 0)).status).toBe(200);
  time += 61 * MINUTE_MS + 1;
  expect((await rotate('another', 60)).status).toBe(200);
});

test('nothing that is answered has a previous signing secret in it', async () => {
  const { body } = await rotate('second', 60);
  const read = await api.call('GET', path);
  const listed = await api.call('GET', '/api/webhooks');
  expect(JSON.stringify([body, read.body, listed.body])).not.toMatch(
    new RegExp(`${SIGNING_SECRET}|second`),
  );
});

test('previous signing secrets can be ended before their time, all at once', async () => {
  await rotate('second', 60);
  await rotate('third', 60);
  expect((await api.call('DELETE', `${path}/secret/previous`)).status).toBe(204);
  expect(await readSecretValue(api, webhookId)).not.toHaveProperty('previous');
  expect(await readSecretValue(api, webhookId)).toMatchObject({ signingSecret: 'third' });
  expect((await api.call('GET', path)).body).not.toHaveProperty('previousSecrets');
  expect((await api.call('DELETE', `${path}/secret/previous`)).status).toBe(204);
});
