import { CallRefused } from '@momento-gateway/local-momento/call-refused';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FUNCTION_URL } from '../testing/start-api.ts';
import {
  BY_KEY,
  GLOBAL_KEY,
  type MomentoApi,
  startMomentoApi,
  WEAK_KEY,
} from '../testing/start-momento-api.ts';
import { readSecretValue } from '../testing/webhook-calls.ts';

const ELSEWHERE = {
  cache: 'shop',
  name: 'orders-hook',
  topic: 'orders',
  url: 'https://elsewhere.example/hook',
};

let gateway: MomentoApi;

beforeEach(async () => {
  gateway = await startMomentoApi();
});
afterEach(() => gateway.close());

const listRegistered = async () => {
  gateway.api.restart();
  return (await gateway.api.call('GET', '/api/webhooks')).body.webhooks;
};
const listAtMomento = () => gateway.momento.store.list('shop');

/** Refuses the calls of an operation whose turns are named, the first being 1. */
function refuse(
  operation: string,
  turns: readonly number[],
  code: 'INTERNAL' | 'PERMISSION_DENIED',
) {
  let turn = 0;
  gateway.momento.intercept = (called, when) => {
    if (called !== operation || when !== 'before') return;
    turn += 1;
    if (turns.includes(turn)) throw new CallRefused(code, 'refused by the test');
  };
}

test('a webhook is created at Momento with our URL, and registered with the secret it has there', async () => {
  const { status, body } = await gateway.register({ tenant: 'default', parseText: true });
  expect(status).toBe(201);
  const [atMomento] = listAtMomento();
  expect(atMomento).toMatchObject({ name: 'orders-hook', topic: 'orders', url: body.url });
  expect(await readSecretValue(gateway.api, body.webhookId)).toMatchObject({
    name: 'Orders',
    cache: 'shop',
    topic: 'orders',
    tenant: 'default',
    parseText: true,
    enabled: true,
    signingSecret: atMomento?.signingSecret,
  });
  expect(await listRegistered()).toMatchObject([body]);
});

test('a body that names another tenant than the call is refused before anything is made at Momento or here', async () => {
  const { status, body } = await gateway.register({ tenant: 'team' });
  expect([status, body.errors[0].location]).toEqual([400, 'tenant']);
  expect(listAtMomento()).toEqual([]);
  expect(await listRegistered()).toEqual([]);
});

test('neither the key nor the signing secret is answered, and the key is not stored', async () => {
  const { body, headers } = await gateway.register();
  const [atMomento] = listAtMomento();
  const answered = JSON.stringify([body, [...headers]]);
  expect(answered).not.toContain(atMomento?.signingSecret);
  expect(answered).not.toContain(BY_KEY.apiKey);
  const stored = await readSecretValue(gateway.api, body.webhookId);
  expect(JSON.stringify(stored)).not.toMatch(/apiKey|token-that-may-manage/);
});

test('a global key registers with its endpoint beside it', async () => {
  const endpoint = 'cell-1.prod.a.momentohq.com';
  expect((await gateway.register({ apiKey: GLOBAL_KEY.text, endpoint })).status).toBe(201);
});

test.each([
  ['an existing', true],
  ['a new', false],
])('%s webhook is registered before Momento posts to its URL', async (_, repoint) => {
  if (repoint) gateway.momento.store.put(ELSEWHERE);
  const turns = repoint ? [1, 2] : [2, 3];
  refuse('PutWebhook', turns, 'INTERNAL');
  const { status, body } = await gateway.register({ repoint });
  expect(status).toBe(502);
  expect(body.type).toBe('urn:momento-gateway:problem:pointing-unsettled');
  const [webhook] = await listRegistered();
  const [atMomento] = listAtMomento();
  expect(atMomento?.url).toBe(repoint ? ELSEWHERE.url : FUNCTION_URL);
  expect(body.detail).toContain(webhook.url);
  expect(await readSecretValue(gateway.api, webhook.webhookId)).toMatchObject({
    signingSecret: atMomento?.signingSecret,
  });
});

test('an existing webhook is pointed here and keeps its signing secret', async () => {
  const { signingSecret } = gateway.momento.store.put(ELSEWHERE);
  const { status, body } = await gateway.register({ repoint: true });
  expect(status).toBe(201);
  expect(listAtMomento()).toEqual([{ ...ELSEWHERE, url: body.url, signingSecret }]);
  expect(await readSecretValue(gateway.api, body.webhookId)).toMatchObject({ signingSecret });
});

test('a signing secret that changes while Momento is pointed here is stored beside the first', async () => {
  const { momento } = gateway;
  const { signingSecret } = momento.store.put(ELSEWHERE);
  momento.intercept = (operation, when) => {
    if (operation === 'PutWebhook' && when === 'before')
      momento.store.rotate('shop', 'orders-hook');
  };
  const { status, body } = await gateway.register({ repoint: true });
  expect(status).toBe(201);
  const [atMomento] = listAtMomento();
  expect(atMomento?.signingSecret).not.toBe(signingSecret);
  expect(await readSecretValue(gateway.api, body.webhookId)).toMatchObject({
    signingSecret: atMomento?.signingSecret,
    previous: [{ signingSecret: signingSecret }],
  });
});

test('one failure to point Momento here is tried again', async () => {
  refuse('PutWebhook', [2], 'INTERNAL');
  const { status, body } = await gateway.register();
  expect(status).toBe(201);
  expect(listAtMomento()).toMatchObject([{ url: body.url }]);
});

test.each([
  ['a name that is taken', {}, 409, 'momento-webhook-exists'],
  [
    'a name that is not there',
    { repoint: true, momentoWebhook: 'x' },
    404,
    'momento-webhook-not-found',
  ],
  ['another topic', { repoint: true, topic: 'x' }, 400, 'invalid'],
  ['an unknown cache', { cache: 'x' }, 404, 'momento-not-found'],
  ['a weak key', { apiKey: WEAK_KEY.text }, 403, 'momento-denied'],
  ['no key', { apiKey: undefined }, 400, 'invalid'],
  ['no name at Momento', { momentoWebhook: '' }, 400, 'invalid'],
  ['an unknown field', { signingSecret: 'x' }, 400, 'invalid'],
])('nothing is changed on either side for %s', async (_, fields, status, problem) => {
  const before = gateway.momento.store.put(ELSEWHERE);
  const answer = await gateway.register(fields);
  expect(answer.status).toBe(status);
  expect(answer.body.type).toBe(`urn:momento-gateway:problem:${problem}`);
  expect(listAtMomento()).toEqual([before]);
  expect(await listRegistered()).toEqual([]);
});

test('a webhook that posts here already is not registered a second time', async () => {
  const webhook = await gateway.registered();
  const { status, body } = await gateway.register({ repoint: true, name: 'Again' });
  expect(status).toBe(409);
  expect(body.detail).toContain('Orders');
  expect(listAtMomento()).toMatchObject([{ url: webhook.url }]);
});

test('a sixth webhook of a cache is refused as Momento refuses it', async () => {
  for (let index = 0; index < 5; index += 1) {
    gateway.momento.store.put({ ...ELSEWHERE, name: `hook-${index}` });
  }
  const { status, body } = await gateway.register();
  expect(status).toBe(409);
  expect(body.type).toBe('urn:momento-gateway:problem:momento-limit-exceeded');
  expect(await listRegistered()).toEqual([]);
});

test.each([
  ['created', false],
  ['pointed here', true],
])('when its secret cannot be stored, no webhook stays %s', async (_, repoint) => {
  const before = repoint ? [gateway.momento.store.put(ELSEWHERE)] : [];
  await gateway.api.setFault({ operation: 'CreateSecret', fault: 'error' });
  const { status, body } = await gateway.register({ repoint });
  expect(status).toBe(502);
  expect(body.type).toBe('urn:momento-gateway:problem:aws-error');
  expect(listAtMomento()).toEqual(before);
});

test('what was created and cannot be removed again is named', async () => {
  await gateway.api.setFault({ operation: 'CreateSecret', fault: 'error' });
  refuse('DeleteWebhook', [1], 'INTERNAL');
  const { status, body } = await gateway.register();
  expect(status).toBe(502);
  expect(body.type).toBe('urn:momento-gateway:problem:not-undone');
  expect(body.detail).toMatch(/^Delete webhook “orders-hook” at Momento, and try again\. AWS/);
  expect(body.detail).not.toContain('refused by the test');
});

test('a webhook that Momento refuses to point here is gone again on both sides', async () => {
  refuse('PutWebhook', [2], 'PERMISSION_DENIED');
  const { status, body } = await gateway.register();
  expect(status).toBe(403);
  expect(body.type).toBe('urn:momento-gateway:problem:momento-denied');
  expect(listAtMomento()).toEqual([]);
  expect(await listRegistered()).toEqual([]);
});

test('what of a refused webhook cannot be removed is named', async () => {
  await gateway.api.setFault({ operation: 'DeleteSecret', fault: 'error' });
  refuse('PutWebhook', [2], 'PERMISSION_DENIED');
  const { body } = await gateway.register();
  expect(body.type).toBe('urn:momento-gateway:problem:not-undone');
  expect(body.detail).toMatch(/^Delete webhook “Orders” here, and try again\. Momento denies/);
  expect(listAtMomento()).toEqual([]);
});

test('whether a webhook of Momento posts here is asked now: others register and delete too', async () => {
  const other = gateway.api.startAnother();
  const repoint = { momentoWebhook: 'orders-hook', repoint: true };
  const path = '/api/momento-webhooks/register';
  await gateway.api.call('GET', '/api/webhooks');
  const created = await other.call('POST', path, BY_KEY);
  expect(created.status).toBe(201);
  expect((await gateway.register(repoint)).body.type).toMatch(/:momento-webhook-registered$/);
  await other.call('DELETE', `/api/webhooks/${created.body.webhookId}`);
  expect((await gateway.register(repoint)).status).toBe(201);
});

test('a registration whose answer from AWS was lost is found and finished', async () => {
  await gateway.api.setFault({ operation: 'CreateSecret', fault: 'lost-answer' });
  const { status, body } = await gateway.register();
  expect(status).toBe(201);
  expect(gateway.momento.store.get('shop', 'orders-hook').url).toBe(body.url);
});

test('one of which nobody can say whether it was stored is removed at Momento, and answered so', async () => {
  await gateway.api.setFault({ operation: 'CreateSecret', fault: 'lost-answer' });
  await gateway.api.setFault({ operation: 'DescribeSecret', fault: 'error' });
  const { status, body } = await gateway.register();
  expect(status).toBe(502);
  expect(body.type).toMatch(/:change-unsettled$/);
  expect(gateway.momento.calls.at(-1)).toBe('DeleteWebhook');
});
