import { DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../testing/call-api.ts';
import { type CallFault, failCalls } from '../testing/fail-calls.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';
import {
  closeParkedQueue,
  createTenant,
  isBusThere as findBus,
  inTenant,
} from '../testing/tenant-calls.ts';
import { REGISTRATION } from '../testing/webhook-calls.ts';

const BUS = 'momento-gateway_orders';
const HOUR_MS = 3_600_000;

let api: Api;
let other: ApiProcess;
let time: number;
beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time, logUnexpected: () => {} });
  other = api.startAnother();
  await closeParkedQueue(api);
  await createTenant(api, 'orders');
});
afterEach(() => api.close());

const register = (process: ApiProcess = api) =>
  inTenant(process, 'orders')('POST', '/api/webhooks', REGISTRATION);
const remove = (process: ApiProcess = other) => process.call('DELETE', '/api/tenants/orders');

const isBusThere = () => findBus(api.context.events, BUS);

async function countWebhooks(): Promise<number> {
  const { SecretList = [] } = await api.context.secrets.send(new ListSecretsCommand({}));
  return SecretList.length;
}

/** An event of a webhook whose bus is not there is lost without a trace. */
async function expectNothingLost(registered: Answer, seen: string): Promise<void> {
  const count = await countWebhooks();
  expect(registered.status === 201 ? 1 : 0, seen).toBe(count);
  if (count > 0) expect(await isBusThere(), seen).toBe(true);
}

/** A new world, in which nothing of an earlier round is left. */
async function startOver(): Promise<void> {
  await api.close();
  api = await startApi({}, { now: () => time, logUnexpected: () => {} });
  other = api.startAnother();
  await closeParkedQueue(api);
  await createTenant(api, 'orders');
}

test('a webhook that is registered while its tenant is removed, at whatever moment, has a bus or is refused', async () => {
  const statuses: string[] = [];
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    let removed: Answer | undefined;
    const work = async () => {
      removed = await remove();
    };
    const calls = failCalls(api.context, { fault: work, at });
    const registered = await register();
    calls.stop();
    if (removed === undefined) break;
    const seen = `${calls.sent[at]} (${at}): ${registered.status}, ${removed.status}`;
    await expectNothingLost(registered, seen);
    statuses.push(seen);
  }
  // Until the webhook is announced the tenant goes, and after that it stays.
  expect(statuses.slice(-6)).toEqual([
    'ListTagsForResourceCommand (3): 404, 204',
    'TagResourceCommand (4): 404, 204',
    'CreateSecretCommand (5): 201, 409',
    'TagResourceCommand (6): 201, 409',
    'DescribeEventBusCommand (7): 201, 409',
    'ListTagsForResourceCommand (8): 201, 409',
  ]);
});

test('a tenant that is removed while a webhook is registered in it, at whatever moment, keeps its bus or refuses it', async () => {
  const statuses: string[] = [];
  for (let at = 0; ; at += 1) {
    if (at > 0) await startOver();
    let registered: Answer | undefined;
    const work = async () => {
      registered = await register();
    };
    const calls = failCalls(other.context, { fault: work, at });
    const removed = await remove();
    calls.stop();
    if (registered === undefined) break;
    const seen = `${calls.sent[at]} (${at}): ${registered.status}, ${removed.status}`;
    await expectNothingLost(registered, seen);
    statuses.push(`${registered.status}, ${removed.status}`);
  }
  // The webhook first, then neither while the bus says that it is being removed.
  expect([...new Set(statuses)]).toEqual(['201, 409', '409, 204']);
});

const FAULTS: readonly CallFault[] = ['throttled', 'error', 'answer-lost', 'retried'];

test.each(FAULTS)(
  'a registration whose tenant was just removed leaves no webhook, or says so: each later call is %s',
  async (fault) => {
    for (let at = 0; ; at += 1) {
      await startOver();
      let later: ReturnType<typeof failCalls> | undefined;
      const work = async () => {
        calls.stop();
        // Somebody who goes by no marks, such as a person in AWS's console.
        await other.context.events.send(new DeleteEventBusCommand({ Name: BUS }));
        later = failCalls(api.context, { fault, at, stays: true });
      };
      const calls = failCalls(api.context, { fault: work, at: 'CreateSecretCommand' });
      const { status, body } = await register();
      later?.stop();
      expect(await isBusThere()).toBe(false);
      if (later === undefined || later.sent.length <= at) return;
      const seen = `${later.sent[at]} (${at}): ${status} ${JSON.stringify(body)}`;
      expect(status, seen).not.toBe(201);
      const isTold = /:(?:not-undone|change-unsettled)$/.test(body.type);
      if (!isTold) expect(await countWebhooks(), seen).toBe(0);
    }
  },
);

/** As a list of secrets that lags behind. */
function hideSecrets(): void {
  other.context.secrets.middlewareStack.add(
    (next, { commandName }) =>
      async (args) =>
        commandName === 'ListSecretsCommand'
          ? ({ output: { $metadata: {}, SecretList: [] }, response: {} } as never)
          : next(args),
    { step: 'initialize', name: 'lag' },
  );
}

test('a webhook that no list has yet keeps its tenant', async () => {
  expect((await register()).status).toBe(201);
  hideSecrets();
  const { status, body } = await remove();
  expect([status, body.type]).toEqual([409, 'urn:momento-gateway:problem:tenant-in-use']);
  expect(body.detail).toContain('registered in the last ten minutes');
  time += 11 * 60_000;
  // By then lists have it: this one is broken for good.
  expect((await remove()).status).toBe(204);
});

test('a webhook that no list has yet keeps its tenant, however long its registration hung before', async () => {
  hideSecrets();
  const hang = async () => {
    time += HOUR_MS;
  };
  const calls = failCalls(api.context, { fault: hang, at: 'CreateSecretCommand' });
  expect((await register()).status).toBe(201);
  calls.stop();
  expect((await remove()).body.detail).toContain('registered in the last ten minutes');
});

test('the webhooks of the default tenant are registered without a look at any bus', async () => {
  const calls = failCalls(api.context);
  expect((await api.call('POST', '/api/webhooks', REGISTRATION)).status).toBe(201);
  expect(calls.sent).toEqual(['CreateSecretCommand']);
});
