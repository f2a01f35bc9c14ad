import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { type CallFault, failCalls } from '../testing/fail-calls.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import {
  closeParkedQueue,
  createTenant,
  isBusThere as findBus,
  inTenant,
  listTenants,
} from '../testing/tenant-calls.ts';
import { REGISTRATION } from '../testing/webhook-calls.ts';

const BUS = 'momento-gateway_orders';
const MINUTE_MS = 60_000;
const CLOSED = 'urn:momento-gateway:problem:tenant-closed';

let api: Api;
/** The process that removes the tenant. */
let other: ApiProcess;
let time: number;
beforeEach(() => start());
afterEach(() => api.close());

async function start(): Promise<void> {
  time = Date.now();
  api = await startApi({}, { now: () => time, logUnexpected: () => {} });
  other = api.startAnother();
  await closeParkedQueue(api);
  await createTenant(api, 'orders');
}

/** A new world, in which nothing of an earlier round is left. */
async function startOver(): Promise<void> {
  await api.close();
  await start();
}

const register = () => inTenant(api, 'orders')('POST', '/api/webhooks', REGISTRATION);
const remove = (process: ApiProcess = other) => process.call('DELETE', '/api/tenants/orders');

const isBusThere = () => findBus(api.context.events, BUS);

async function countQueues(): Promise<number> {
  const { QueueUrls = [] } = await api.context.sqs.send(
    new ListQueuesCommand({ QueueNamePrefix: `${BUS}_` }),
  );
  return QueueUrls.length;
}

async function countSecrets(): Promise<number> {
  return (await api.context.secrets.send(new ListSecretsCommand({}))).SecretList?.length ?? 0;
}

/** A webhook has its tenant whole, and there is none that was not answered with 201. */
async function expectNothingLost(registered: Answer, seen: string): Promise<void> {
  const count = await countSecrets();
  expect(count, seen).toBe(registered.status === 201 ? 1 : 0);
  if (count > 0) expect([await isBusThere(), await countQueues()], seen).toEqual([true, 3]);
}

/** Removes the tenant, and does something else before each of its calls in turn. */
async function atEachCall(
  work: () => Promise<unknown>,
  check: (removed: Answer, seen: string) => Promise<void>,
): Promise<void> {
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    const calls = failCalls(other.context, { fault: work, at });
    const removed = await remove();
    calls.stop();
    if (calls.sent.length <= at) return;
    await check(removed, `${calls.sent[at]} (${at}): ${removed.status}`);
  }
}

test.each([3, 24 * 60])(
  'a removal that hangs for %i minutes before any of its calls loses no webhook that is registered then',
  async (minutes) => {
    let registered: Answer | undefined;
    const hang = async () => {
      time += minutes * MINUTE_MS;
      registered = await register();
      time += minutes * MINUTE_MS;
    };
    await atEachCall(hang, async (removed, seen) => {
      await expectNothingLost(registered as Answer, `${seen}, ${registered?.status}`);
      expect([204, 409], seen).toContain(removed.status);
    });
  },
);

test.each([0, 3, 11])(
  'a removal that hangs for %i minutes before any of its calls deletes nothing of a tenant that is created again then',
  async (minutes) => {
    let registered: Answer | undefined;
    const hang = async () => {
      time += minutes * MINUTE_MS;
      await createTenant(api, 'orders');
      registered = await register();
    };
    await atEachCall(hang, async (removed, seen) => {
      const told = `${seen} ${JSON.stringify(removed.body)}, ${JSON.stringify(registered?.body)}`;
      await expectNothingLost(registered as Answer, told);
      expect([204, 404, 409], told).toContain(removed.status);
    });
  },
);

test('a removal that died stays in the way of registrations until it is run again', async () => {
  await die('DeleteQueueCommand');
  time += 24 * 60 * MINUTE_MS;
  const { status, body } = await register();
  expect([status, body.type]).toEqual([409, CLOSED]);
  expect(body.detail).toMatch(/stopped half way.*Remove it again, or create it again/);
  const [, orders] = await listTenants(api);
  expect(orders.problems).toContainEqual(expect.stringMatching(/removal of it stopped half way/));
  expect((await remove(api)).status).toBe(204);
  expect([await isBusThere(), await countQueues()]).toEqual([false, 0]);
});

test('a tenant whose removal died is whole when it is created again', async () => {
  await die('DeleteEventBusCommand');
  const refused = await createTenant(api, 'orders');
  expect([refused.status, refused.body.type]).toEqual([409, CLOSED]);
  expect(refused.body.detail).toContain(new Date(time + 10 * MINUTE_MS).toISOString());
  expect((await remove(api)).body.type).toBe(CLOSED);
  time += 11 * MINUTE_MS;
  expect((await createTenant(api, 'orders')).body).toMatchObject({ problems: [] });
  expect((await register()).status).toBe(201);
});

/** The process of a removal ends at a call: nothing that it would do later is done. */
async function die(command: string): Promise<void> {
  const dying = api.startAnother();
  const end = () => new Promise<never>(() => {});
  let reached = () => {};
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  failCalls(dying.context, {
    fault: async () => {
      reached();
      await end();
    },
    at: command,
  });
  void remove(dying);
  await isReached;
}

const FAULTS: readonly CallFault[] = ['error', 'answer-lost', 'retried'];

test.each(FAULTS)(
  'a removal, each call of which in turn is %s, can be run again at once',
  async (fault) => {
    for (let at = 0; ; at += 1) {
      if (at > 0) await startOver();
      const calls = failCalls(other.context, { fault, at });
      const { status } = await remove();
      calls.stop();
      if (calls.sent.length <= at) return;
      const seen = `${calls.sent[at]} (${at}): ${status}`;
      const isDone = !(await isBusThere()) && (await countQueues()) === 0;
      if (!isDone) expect((await remove(api)).status, seen).toBe(204);
      expect([await isBusThere(), await countQueues()], seen).toEqual([false, 0]);
    }
  },
);

test('a removal that fails before it deletes anything leaves the tenant open', async () => {
  const calls = failCalls(other.context, { fault: 'error', at: 'TagResourceCommand' });
  expect((await remove()).status).toBe(502);
  calls.stop();
  expect((await register()).status).toBe(201);
});

test('a removal does not wait for what it is late for, and can be run again', async () => {
  const hang = async () => {
    time += 61_000;
  };
  const calls = failCalls(other.context, { fault: hang, at: 'DeleteQueueCommand' });
  const { status, body } = await remove();
  calls.stop();
  expect([status, body.type]).toEqual([409, 'urn:momento-gateway:problem:removal-too-slow']);
  expect(await listTenants(api)).toMatchObject([{ name: 'default' }, { problems: [] }]);
  expect((await remove()).status).toBe(204);
});

test('a tenant that is created while it is removed, at whatever moment, is open with all its queues, or the answer says why not', async () => {
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    expect((await remove()).status).toBe(204);
    time += 61_000;
    let removing: Promise<Answer> | undefined;
    const work = () => {
      removing = remove();
      return removing;
    };
    const calls = failCalls(api.context, { fault: work, at });
    const { status, body } = await createTenant(api, 'orders');
    calls.stop();
    if (removing === undefined) return;
    // The list of webhooks is not waited for.
    await removing;
    const seen = `${calls.sent[at]} (${at}): ${status} ${JSON.stringify(body)}`;
    if (status !== 201) {
      expect([status, body.type], seen).toEqual([409, expect.stringMatching(/:tenant-/)]);
    } else if (body.problems.length === 0 && (await isBusThere())) {
      expect((await register()).status, seen).toBe(201);
      expect(await countQueues(), seen).toBe(3);
    }
    await expectNothingLost({ status: (await countSecrets()) > 0 ? 201 : 409 } as Answer, seen);
  }
});

test('two removals at once end with a tenant that is gone', async () => {
  const answers = await Promise.all([remove(), remove(api)]);
  expect(answers.map(({ status }) => status)).toContain(204);
  expect([await isBusThere(), await countQueues()]).toEqual([false, 0]);
});
