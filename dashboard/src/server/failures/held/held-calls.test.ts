import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  holdCall,
  listHeldCalls,
  listHeldIds,
  RECEIVED_AT,
  verify,
} from '../../testing/held-call-calls.ts';
import { makeTenants } from '../../testing/of-tenant.ts';
import { type Api, startApi } from '../../testing/start-api.ts';
import { readSecretValue, registerWebhook, SIGNING_SECRET } from '../../testing/webhook-calls.ts';

const HOUR_MS = 60 * 60_000;
const NOBODYS = '00000000-0000-4000-8000-000000000000';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('a list says what is held, of which webhook, and until when, and nothing of the body', async () => {
  const { webhookId } = await registerWebhook(api);
  const payload = { text: 'a-message-of-somebody' };
  const id = await holdCall(api, { webhookId, secret: SIGNING_SECRET, payload });
  const page = await listHeldCalls(api);
  expect(page).toMatchObject({
    total: 1,
    allTotal: 1,
    complete: true,
    oldestAt: RECEIVED_AT,
    failures: [
      {
        id,
        kind: 'held',
        reason: 'wrong-signature',
        webhookId,
        webhookName: 'Orders',
        cache: 'shop',
        topic: 'orders',
        detailType: 'shop#orders',
        failedAt: RECEIVED_AT,
        requestId: 'request-7',
      },
    ],
  });
  expect(JSON.stringify(page)).not.toContain('a-message-of-somebody');
  expect(JSON.stringify(page)).not.toContain('signature":');
});

test('no filter tells what is in a body or a signature', async () => {
  const { webhookId } = await registerWebhook(api);
  await holdCall(api, { webhookId, secret: SIGNING_SECRET, payload: { text: 'confidential' } });
  const base64 = Buffer.from('confidential').toString('base64').slice(0, 8);
  for (const value of ['confidential', base64, '"signature"', '"body"']) {
    const filter = JSON.stringify({ operation: 'and', tokens: [{ operator: ':', value }] });
    const page = await listHeldCalls(api, `?${new URLSearchParams({ filter })}`);
    expect(page.total, value).toBe(0);
  }
});

test('one held call is read with its body, as it came', async () => {
  const { webhookId } = await registerWebhook(api);
  const id = await holdCall(api, {
    webhookId,
    secret: 'forged',
    bytes: '{"cache":"shop","n":1.50}',
  });
  const { text } = await api.call('GET', `/api/held-calls/${id}`);
  expect(text).toContain('"event":{"cache":"shop","n":1.50}');
});

test('held calls are not among the failures, nor failures among them', async () => {
  const { webhookId } = await registerWebhook(api);
  const id = await holdCall(api, { webhookId, secret: 'forged' });
  const { body } = await api.call('GET', '/api/failures');
  expect(body.failures).toEqual([]);
  expect((await api.call('GET', `/api/failures/${id}`)).status).toBe(404);
});

test('a call that another dashboard looks at is neither missing nor gone', async () => {
  const { webhookId } = await registerWebhook(api);
  const id = await holdCall(api, { webhookId, secret: SIGNING_SECRET });
  await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: api.heldQueueUrl, VisibilityTimeout: 60 }),
  );
  expect(await listHeldCalls(api)).toMatchObject({ complete: false, heldElsewhere: 1 });
  expect((await verify(api, { ids: [id] })).results).toMatchObject([{ id, result: 'busy' }]);
  const { body } = await api.call('POST', '/api/held-calls/discard', { ids: [id] });
  expect(body.results).toMatchObject([{ id, result: 'busy' }]);
});

test('a stack without a held queue says which variable to set', async () => {
  await api.close();
  api = await startApi({ heldQueueUrl: undefined });
  const { status, text } = await api.call('GET', '/api/held-calls');
  expect(status).toBe(503);
  expect(text).toContain('HELD_QUEUE_URL');
  await registerWebhook(api);
  expect((await api.call('GET', '/api/webhooks')).body.webhooks[0]).not.toHaveProperty('heldCount');
});

/** Two tenants with a webhook each, besides the stack's own. */
async function makeOwners() {
  const tenants = await makeTenants(api);
  const owners: { readonly api: Api; readonly webhookId: string }[] = [];
  for (const tenant of [api, tenants.orders, tenants.refunds]) {
    const QueueName = tenant.heldQueueUrl.split('/').at(-1);
    await api.context.sqs.send(new CreateQueueCommand({ QueueName })).catch(() => undefined);
    owners.push({ api: tenant, webhookId: (await registerWebhook(tenant)).webhookId });
  }
  return owners;
}

const AWAY = { reason: 'secret-unavailable', tenant: undefined } as const;

test('a call whose tenant the gateway could not read is seen, published, and discarded by its tenant alone', async () => {
  const owners = await makeOwners();
  for (const { webhookId } of owners) {
    const held = { webhookId, secret: SIGNING_SECRET, sequenceNumber: 1, ...AWAY };
    // All in the queue of the stack.
    await holdCall(api, held);
    await holdCall(api, { ...held, secret: 'forged', sequenceNumber: 2 });
  }
  for (const owner of owners) {
    const { failures } = await listHeldCalls(owner.api);
    expect(failures.map(({ webhookId }) => webhookId)).toEqual([owner.webhookId, owner.webhookId]);
    const others = owners.filter((one) => one !== owner);
    for (const other of others) {
      for (const { id } of (await listHeldCalls(other.api)).failures) {
        expect((await owner.api.call('GET', `/api/held-calls/${id}`)).status).toBe(404);
      }
    }
  }
  for (const owner of owners) {
    const { counts, total } = await verify(owner.api);
    expect(counts).toMatchObject({ redriven: 1, failed: 1 });
    // How many of others lie in the same queue is not told.
    if (owner.api !== api) expect(total).toBe(0);
    expect(await listHeldIds(owner.api)).toHaveLength(1);
    const { body } = await owner.api.call('POST', '/api/held-calls/discard', { all: true });
    expect(body.results).toMatchObject([{ result: 'deleted' }]);
    expect(await listHeldIds(owner.api)).toEqual([]);
  }
});

test('a call that names a tenant is of that one only, in whichever queue it lies', async () => {
  const [stack, orders] = await makeOwners();
  if (stack === undefined || orders === undefined) throw new Error('There are three.');
  const { webhookId } = orders;
  await holdCall(api, { webhookId, secret: SIGNING_SECRET, tenant: 'orders' });
  expect(await listHeldIds(stack.api)).toEqual([]);
  expect(await listHeldIds(orders.api)).toEqual([]);
  const own = await holdCall(orders.api, { webhookId, secret: SIGNING_SECRET, tenant: 'orders' });
  await expect.poll(() => listHeldIds(orders.api)).toEqual([own]);
});

async function putSecret(webhookId: string, SecretString: string): Promise<void> {
  const SecretId = `momento-gateway/${webhookId}`;
  await api.context.secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
}

test('a call of no registered webhook is shown to no tenant: a deleted one may have been anybody’s', async () => {
  const owners = await makeOwners();
  const deleted = owners[1] ?? expect.fail();
  const calls = { secret: SIGNING_SECRET, receivedAt: Date.now() - HOUR_MS, ...AWAY };
  await holdCall(api, { webhookId: deleted.webhookId, ...calls });
  await deleted.api.call('DELETE', `/api/webhooks/${deleted.webhookId}`);
  await holdCall(api, { webhookId: NOBODYS, ...calls });
  for (const owner of owners) expect(await listHeldIds(owner.api)).toEqual([]);
});

test('a call of a webhook whose secret cannot be read is of the tenant that its description names', async () => {
  const { orders, refunds } = await makeTenants(api);
  const { webhookId } = await registerWebhook(orders);
  const receivedAt = Date.now() - HOUR_MS;
  const id = await holdCall(api, { webhookId, secret: SIGNING_SECRET, receivedAt, ...AWAY });
  await putSecret(webhookId, 'unreadable');
  api.restart();
  expect(await listHeldIds(api)).toEqual([]);
  expect(await listHeldIds(refunds)).toEqual([]);
  expect(await listHeldIds((await makeTenants(api)).orders)).toEqual([id]);
});

test('a call that was this tenant’s when it was listed, and is another’s now, is left alone', async () => {
  let passedMs = 0;
  await api.close();
  api = await startApi({}, { now: () => Date.now() + passedMs });
  const { orders } = await makeTenants(api);
  const { webhookId } = await registerWebhook(api);
  const id = await holdCall(api, { webhookId, secret: SIGNING_SECRET, ...AWAY });
  expect(await listHeldIds(api)).toEqual([id]);
  const stored = (await readSecretValue(api, webhookId)) ?? expect.fail();
  await putSecret(webhookId, formatWebhookSecret({ ...stored, tenant: 'orders' }));
  passedMs = HOUR_MS;
  expect((await verify(api)).counts).toMatchObject({ redriven: 0 });
  await api.call('POST', '/api/held-calls/discard', { all: true });
  expect(await listHeldIds(orders)).toEqual([id]);
});

describe('while webhooks cannot be listed, a call that names no tenant', () => {
  let id: string;
  beforeEach(async () => {
    let time = Date.now();
    await api.close();
    api = await startApi({}, { now: () => time, logUnexpected: () => {} });
    const { webhookId } = await registerWebhook(api);
    id = await holdCall(api, { webhookId, secret: SIGNING_SECRET, ...AWAY });
    expect(await listHeldIds(api)).toEqual([id]);
    // The list in memory is too old then.
    time += HOUR_MS;
    await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  });

  const stillHeld = async () => {
    await api.clearFaults();
    return listHeldIds(api);
  };

  test.each([
    { name: 'all', choice: { all: true } },
    { name: 'its id', choice: { by: 'id' } },
  ])('is neither published nor lost when $name is verified', async ({ choice }) => {
    const { counts, problem } = await verify(api, 'by' in choice ? { ids: [id] } : choice);
    expect(counts).toMatchObject({ redriven: 0, gone: 0 });
    expect(problem ?? '').not.toBe('');
    expect(await stillHeld()).toEqual([id]);
  });

  test('is not discarded', async () => {
    const answer = await api.call('POST', '/api/held-calls/discard', { ids: [id] });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await stillHeld()).toEqual([id]);
  });

  test('is not said to be none', async () => {
    api.context.held.expire();
    expect((await api.call('GET', '/api/held-calls')).status).toBeGreaterThanOrEqual(500);
  });
});
