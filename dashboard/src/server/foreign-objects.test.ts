import { randomUUID } from 'node:crypto';
import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { includesRole } from '@momento-gateway/shared/role';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from './callers/caller.ts';
import { failCalls } from './testing/fail-calls.ts';
import { startFakeServices } from './testing/fake-services.ts';
import { LOG_GROUP_NAME, makeLogGroup } from './testing/gateway-log.ts';
import { makeTenants } from './testing/of-tenant.ts';
import { EXAMPLES, type Example } from './testing/open-api/examples.ts';
import { serveHttp } from './testing/serve-http.ts';
import type { Api } from './testing/start-api.ts';
import { startMomentoApi } from './testing/start-momento-api.ts';

const gateway = await serveHttp(() => ({ status: 200, body: '{"outcome":"published"}' }));
const services = await startFakeServices();
const { api: stack, close } = await startMomentoApi(
  { targetClients: services.clients },
  { functionUrl: `${gateway.origin}/`, logGroupName: LOG_GROUP_NAME },
  50,
);
afterAll(() => Promise.all([close(), services.close(), gateway.close()]));

let tenants: { readonly orders: Api; readonly refunds: Api };
beforeAll(async () => {
  await makeLogGroup(stack);
  tenants = await makeTenants(stack);
});

const OWNER = stack.context.callers;
const ADMIN_OF_ORDERS: Caller = {
  kind: 'session',
  subject: '1',
  name: 'Oona of Orders',
  groups: [],
  address: '',
  roleIn: (tenant) => (tenant === 'orders' ? 'admin' : undefined),
};

/** What names its objects in a list answers it one by one, with success. */
const ONE_BY_ONE: readonly OperationId[] = [
  ...(['redriveFailures', 'deleteFailures', 'startRedrive'] as const),
  ...(['verifyHeldCalls', 'discardHeldCalls'] as const),
];

const WAIT = { timeout: 60_000, interval: 500 };

/** Fields of bodies that name an object, or several. */
const IN_BODIES = ['ids', 'ruleName'];
type Ids = Readonly<Record<string, unknown>>;

const hasPathId = (id: OperationId) => OPERATIONS[id].path.includes('{');
const namesObjects = (id: OperationId) =>
  hasPathId(id) || [...ONE_BY_ONE, 'startReplay'].includes(id);
const ids = (Object.keys(OPERATIONS) as OperationId[]).filter(namesObjects);
const ofTenants = ids.filter((id) => {
  const { role } = OPERATIONS[id];
  return role !== 'anyone' && includesRole('admin', role);
});

/** What an operation needs to succeed, made in a tenant, by somebody who may. */
async function makeExample(id: OperationId, tenant: Api): Promise<Example> {
  stack.replaceContext({ callers: OWNER });
  const [example] = (await EXAMPLES[id]?.(tenant)) ?? [];
  return example ?? expect.fail(id);
}

const idsOf = ({ params = {}, body }: Example): Ids => ({
  ...params,
  ...Object.fromEntries(
    Object.entries((body ?? {}) as Ids).filter(([name]) => IN_BODIES.includes(name)),
  ),
});

/** The same ids but for some digits and letters: well-formed ones of nothing. */
function makeUnknown(given: Ids): Ids {
  const change = (text: string) => {
    const uuid = randomUUID();
    const changed = text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, uuid);
    return changed === text ? text.slice(0, -1) + (text.endsWith('9') ? '8' : '9') : changed;
  };
  return JSON.parse(JSON.stringify(given), (_, value) =>
    typeof value === 'string' ? change(value) : value,
  );
}

/** By a process that has just started: what it calls in AWS is what this call takes. */
function call(id: OperationId, example: Example, replaced: Ids) {
  stack.restart();
  return callHere(id, example, replaced);
}

/** By the process that made the objects, and remembers them. */
async function callHere(id: OperationId, example: Example, replaced: Ids) {
  stack.replaceContext({ callers: { find: async () => ADMIN_OF_ORDERS, canSignOut: true } });
  const { method, path, answer } = OPERATIONS[id];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(`${replaced[name]}`),
  );
  const search = example.query === undefined ? '' : `?${new URLSearchParams(example.query)}`;
  const inBody = Object.entries(replaced).filter(([name]) => IN_BODIES.includes(name));
  const body =
    example.body === undefined
      ? undefined
      : { ...(example.body as object), ...Object.fromEntries(inBody) };
  const calls = failCalls(stack.context);
  const { status, text } = await tenants.orders.call(method, filled + search, body);
  calls.stop();
  const told = Object.values(replaced)
    .flat()
    .reduce<string>((left, one) => left.replaceAll(String(one), ''), text);
  return {
    succeeds: status === answer.status,
    status,
    text: told.replaceAll(/"(?:requestId|redriveId)":"[^"]*"/g, ''),
    sent: [...new Set(calls.sent)].sort(),
  };
}

test('operations that name objects in their paths or bodies have an example', () => {
  expect(ids.length).toBeGreaterThan(25);
  expect(ids.filter((id) => EXAMPLES[id] === undefined)).toEqual([]);
});

test.each(ofTenants)(
  '%s takes an object of another tenant for one that does not exist',
  async (id) => {
    const own = await makeExample(id, tenants.orders);
    const unknown = makeUnknown(idsOf(own));
    for (const tenant of [tenants.refunds, stack]) {
      const theirs = await makeExample(id, tenant);
      // A job of the test before may still hold messages of the tenant: they are busy until it ends.
      const foreign = await vi.waitFor(async () => {
        const { sent: _, ...remembered } = await callHere(id, own, idsOf(theirs));
        const answer = await call(id, own, idsOf(theirs));
        expect(answer).toEqual(await call(id, own, unknown));
        expect(answer).toMatchObject(remembered);
        return answer;
      }, WAIT);
      expect(foreign.succeeds).toBe(ONE_BY_ONE.includes(id));
    }
    expect((await call(id, own, idsOf(own))).succeeds).toBe(true);
  },
);
