import { randomUUID } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../testing/gateway-log.ts';
import { BY_KEY, type MomentoApi, startMomentoApi } from '../testing/start-momento-api.ts';
import { closeParkedQueue, createTenant, inTenant } from '../testing/tenant-calls.ts';
import { REGISTRATION, readSecretValue } from '../testing/webhook-calls.ts';

let gateway: MomentoApi;
let ours: ReturnType<typeof inTenant>;
let theirs: ReturnType<typeof inTenant>;
beforeAll(async () => {
  gateway = await startMomentoApi({}, { logGroupName: LOG_GROUP_NAME });
  await closeParkedQueue(gateway.api);
  await makeLogGroup(gateway.api);
  await createTenant(gateway.api, 'orders');
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.api.restart();
  ours = inTenant(gateway.api, 'default');
  theirs = inTenant(gateway.api, 'orders');
});

async function register(call = theirs, fields: object = {}): Promise<string> {
  const { status, body } = await call('POST', '/api/webhooks', { ...REGISTRATION, ...fields });
  expect(status).toBe(201);
  return body.webhookId;
}

const idsOf = ({ body }: Answer): string[] =>
  body.webhooks.map(({ webhookId }: { webhookId: string }) => webhookId);

test('a webhook is registered in the tenant of the call, as version 2 outside the default one', async () => {
  const mine = await register(ours);
  const other = await register(theirs);
  expect(await readSecretValue(gateway.api, mine)).toMatchObject({ tenant: 'default' });
  expect(await readSecretValue(gateway.api, other)).toMatchObject({ tenant: 'orders' });
  const { secrets } = gateway.api.context;
  const SecretId = `momento-gateway/${other}`;
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const { Description = '', Tags } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  for (const text of [SecretString, Description]) expect(JSON.parse(text).v).toBe(2);
  expect(Tags).toContainEqual({ Key: 'momento-gateway:tenant', Value: 'orders' });
  expect((await theirs('GET', `/api/webhooks/${other}`)).body).toMatchObject({ tenant: 'orders' });
});

test('a webhook stays of its tenant when it is changed and rotated', async () => {
  const id = await register();
  const path = `/api/webhooks/${id}`;
  expect((await theirs('PATCH', path, { name: 'Renamed' })).body).toMatchObject({
    tenant: 'orders',
    name: 'Renamed',
  });
  await theirs('POST', `${path}/secret`, { signingSecret: 'another' });
  expect(await readSecretValue(gateway.api, id)).toMatchObject({
    tenant: 'orders',
    signingSecret: 'another',
  });
  expect((await theirs('DELETE', path)).status).toBe(204);
  expect((await theirs('GET', path)).status).toBe(404);
});

test('a list has the webhooks of its tenant only, also in another process and after a restart', async () => {
  const mine = await register(ours);
  const other = await register(theirs);
  const another = gateway.api.startAnother();
  const read = async () => ({
    ours: [
      idsOf(await ours('GET', '/api/webhooks?limit=100')),
      idsOf(await inTenant(another, 'default')('GET', '/api/webhooks?limit=100')),
    ],
    theirs: [
      idsOf(await theirs('GET', '/api/webhooks?limit=100')),
      idsOf(await inTenant(another, 'orders')('GET', '/api/webhooks?limit=100')),
    ],
  });
  const check = (lists: Awaited<ReturnType<typeof read>>) => {
    for (const list of lists.ours) {
      expect(list).toContain(mine);
      expect(list).not.toContain(other);
    }
    for (const list of lists.theirs) {
      expect(list).toContain(other);
      expect(list).not.toContain(mine);
    }
  };
  check(await read());
  gateway.api.restart();
  check(await read());
  const { body } = await theirs('GET', '/api/webhooks?search=Orders&limit=1');
  expect(body.webhooks).toHaveLength(1);
  expect(body.allTotal).toBe(idsOf(await theirs('GET', '/api/webhooks?limit=100')).length);
});

test.each([
  ['/api/webhooks', REGISTRATION],
  ['/api/momento-webhooks/register', BY_KEY],
])(
  'a body of %s that names another tenant than the call is refused, and nothing is made',
  async (...[path, body]) => {
    const before = idsOf(await theirs('GET', '/api/webhooks?limit=100'));
    for (const [call, tenant] of [
      [theirs, 'default'],
      [ours, 'orders'],
      [ours, 'no-such'],
    ] as const) {
      const answer = await call('POST', path, { ...body, tenant });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ location: 'tenant' }]);
    }
    expect(idsOf(await theirs('GET', '/api/webhooks?limit=100'))).toEqual(before);
    const { store } = gateway.momento;
    expect(store.list(BY_KEY.cache).map(({ name }) => name)).not.toContain(BY_KEY.momentoWebhook);
  },
);

const { apiKey } = BY_KEY;
const CALLS: readonly [string, string, string, object?][] = [
  ['reads', 'GET', ''],
  ['changes', 'PATCH', '', { name: 'Mine now' }],
  ['deletes', 'DELETE', ''],
  ['rotates', 'POST', '/secret', { signingSecret: 'mine' }],
  ['ends the previous secrets of', 'DELETE', '/secret/previous'],
  ['tests', 'POST', '/test', {}],
  ['takes the secret of', 'POST', '/secret/take', { apiKey, overlapMinutes: 1 }],
];

describe.each([
  ['another', () => ({ owner: theirs, stranger: ours })],
  ['the default', () => ({ owner: ours, stranger: theirs })],
] as const)('a webhook of %s tenant', (_, sides) => {
  test.each(CALLS)(
    'is to who %s it like one that does not exist, after the same calls of AWS',
    async (_does, method, path, body) => {
      const { owner, stranger } = sides();
      const id = await register(owner);
      const before = await readSecretValue(gateway.api, id);
      const ask = async (webhookId: string) => {
        const calls = failCalls(gateway.api.context);
        const { status, text } = await stranger(method, `/api/webhooks/${webhookId}${path}`, body);
        calls.stop();
        return { status, text: text.replaceAll(/[0-9a-f-]{36}/g, 'id'), sent: calls.sent };
      };
      // Whether the tenant is there is looked up every few seconds.
      await stranger('GET', '/api/webhooks');
      const unknown = await ask(randomUUID());
      expect(unknown.status).toBe(404);
      expect(await ask(id)).toEqual(unknown);
      expect(await readSecretValue(gateway.api, id)).toEqual(before);
      expect((await owner('GET', `/api/webhooks/${id}`)).status).toBe(200);
    },
  );
});

const nonsense = (SecretId: string) =>
  gateway.api.context.secrets.send(new PutSecretValueCommand({ SecretId, SecretString: '{}' }));
const describeAs = (Description: string) => (SecretId: string) =>
  gateway.api.context.secrets.send(new UpdateSecretCommand({ SecretId, Description }));
const describeOlder = async (SecretId: string) => {
  const { secrets } = gateway.api.context;
  const { Description = '' } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  await describeAs(Description.replace(/"versionId":"[^"]*"/, '"versionId":"older"'))(SecretId);
};

describe.each<[string, (SecretId: string) => Promise<unknown>]>([
  ['value is not one', nonsense],
  ['description is of an older version', describeOlder],
  ['description was written by hand', describeAs('by hand')],
])('a webhook of the default tenant whose %s', (_, damage) => {
  test.each(CALLS)(
    'is to who %s it in another tenant like one that does not exist',
    async (_does, method, path, body) => {
      const id = await register(ours);
      await damage(`momento-gateway/${id}`);
      await theirs('GET', '/api/webhooks');
      const [foreign, unknown] = [
        await theirs(method, `/api/webhooks/${id}${path}`, body),
        await theirs(method, `/api/webhooks/${randomUUID()}${path}`, body),
      ];
      expect([foreign.status, foreign.body.type]).toEqual([unknown.status, unknown.body.type]);
      expect(unknown.status).toBe(404);
    },
  );
});

test('what is wrong with the key of another tenant’s secret does not tell that the secret is there', async () => {
  const id = await register(ours);
  await theirs('GET', '/api/webhooks');
  const calls = failCalls(gateway.api.context, { fault: 'denied', at: 'GetSecretValueCommand' });
  const { status } = await theirs('PATCH', `/api/webhooks/${id}`, { name: 'x' });
  calls.stop();
  expect(status).toBe(404);
});

test('a secret that nobody can read is named to the tenant that its description says', async () => {
  const mine = await register(ours);
  const other = await register(theirs);
  for (const id of [mine, other]) {
    await nonsense(`momento-gateway/${id}`);
  }
  const unreadableOf = async (call: typeof ours) => {
    const { body } = await call('GET', '/api/webhooks');
    return body.unreadable.map(({ webhookId }: { webhookId: string }) => webhookId);
  };
  gateway.api.restart();
  expect(await unreadableOf(inTenant(gateway.api, 'default'))).toContain(mine);
  expect(await unreadableOf(inTenant(gateway.api, 'default'))).not.toContain(other);
  expect(await unreadableOf(inTenant(gateway.api, 'orders'))).toContain(other);
  expect(await unreadableOf(inTenant(gateway.api, 'orders'))).not.toContain(mine);
});

test('a webhook of Momento is registered in the tenant of the call, and known in no other', async () => {
  const momentoWebhook = 'of-orders';
  const { status, body } = await theirs('POST', '/api/momento-webhooks/register', {
    ...BY_KEY,
    momentoWebhook,
  });
  expect([status, body.tenant]).toEqual([201, 'orders']);
  expect(await readSecretValue(gateway.api, body.webhookId)).toMatchObject({ tenant: 'orders' });
  const listed = async (call: typeof ours) => {
    const answer = await call('POST', '/api/momento-webhooks/list', { cache: 'shop', apiKey });
    return answer.body.momentoWebhooks.find(
      ({ name }: { name: string }) => name === momentoWebhook,
    );
  };
  expect(await listed(theirs)).toMatchObject({ webhookId: body.webhookId });
  expect(await listed(ours)).toEqual({ name: momentoWebhook, topic: 'orders', url: body.url });
  const taken = { apiKey, overlapMinutes: 1 };
  const path = `/api/webhooks/${body.webhookId}/secret/take`;
  expect((await theirs('POST', path, taken)).status).toBe(200);
});

test('a change in one tenant does not wait for one in another', async () => {
  const [mine, other] = [await register(ours), await register(theirs)];
  let passed = false;
  const { context } = gateway.api;
  // The webhook of the other tenant by its id, while ours is in the middle of a change of that id.
  await context.serialise(`webhook ${other}`, async () => {
    await theirs('PATCH', `/api/webhooks/${other}`, { name: 'Changed' });
    passed = true;
  });
  expect(passed).toBe(true);
  expect((await ours('GET', `/api/webhooks/${mine}`)).status).toBe(200);
});
