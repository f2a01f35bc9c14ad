import { randomUUID } from 'node:crypto';
import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
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
const someoneOfOrders = (role: Role): Caller => ({
  kind: 'session',
  subject: '1',
  name: 'Oona of Orders',
  groups: [],
  address: '',
  roleIn: (tenant) => (tenant === 'orders' ? role : undefined),
});

/** What names its objects in a list answers it one by one, with success. */
const ONE_BY_ONE: readonly OperationId[] = [
  ...(['redriveFailures', 'deleteFailures', 'startRedrive'] as const),
  ...(['verifyHeldCalls', 'discardHeldCalls'] as const),
];

const WAIT = { timeout: 60_000, interval: 500 };

type Ids = Readonly<Record<string, unknown>>;

/** What names an object of the tenant: the path, or one of these fields of the query or body. */
interface Case {
  readonly id: OperationId;
  readonly by: 'path' | 'ids' | 'ruleName' | 'rule' | 'failureId' | 'webhookId';
  /** The least that may name one so. */
  readonly least: Role;
}

const roleOf = (id: OperationId) => OPERATIONS[id].role;
const hasPathId = (id: OperationId) => OPERATIONS[id].path.includes('{');
const IN_PATHS = (Object.keys(OPERATIONS) as OperationId[]).filter(hasPathId).flatMap((id) => {
  const least = roleOf(id);
  return least === 'anyone' || least === 'owner' ? [] : [{ id, by: 'path', least } as const];
});
const CASES: readonly Case[] = [
  ...IN_PATHS,
  ...ONE_BY_ONE.map((id) => ({ id, by: 'ids', least: 'operator' }) as const),
  { id: 'startReplay', by: 'ruleName', least: 'operator' },
  { id: 'exportRules', by: 'rule', least: 'viewer' },
  { id: 'explainEvent', by: 'failureId', least: 'viewer' },
  { id: 'explainEvent', by: 'webhookId', least: 'viewer' },
  { id: 'explainMessage', by: 'failureId', least: 'viewer' },
  // That one has an API key of Momento.
  { id: 'explainMessage', by: 'webhookId', least: 'admin' },
];
const BESIDES_PATHS = CASES.map(({ by }) => by as string);

/** To an owner no tenant is another's. */
const OF_ONE_TENANT = ROLES.filter((role) => role !== 'owner');
const MATRIX = CASES.flatMap((one) =>
  OF_ONE_TENANT.filter((role) => includesRole(role, one.least)).map((role) => ({ ...one, role })),
);

/** What an operation needs to succeed, made in a tenant, by somebody who may. */
async function makeExample({ id, by }: Case, tenant: Api): Promise<Example> {
  stack.replaceContext({ callers: OWNER });
  const examples = (await EXAMPLES[id]?.(tenant)) ?? [];
  const names = (one: Example) => by === 'path' || by in { ...one.query, ...(one.body as object) };
  return examples.find(names) ?? expect.fail(id);
}

const pickIds = (fields: object = {}): Ids =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => BESIDES_PATHS.includes(name)));

const idsOf = ({ params = {}, query, body }: Example): Ids => ({
  ...params,
  ...pickIds(query),
  ...pickIds(body as object),
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
function call(one: MadeCase, replaced: Ids) {
  stack.restart();
  return callHere(one, replaced);
}

interface MadeCase {
  readonly id: OperationId;
  readonly role: Role;
  readonly own: Example;
}

/** By the process that made the objects, and remembers them. */
async function callHere({ id, role, own }: MadeCase, replaced: Ids) {
  const caller = someoneOfOrders(role);
  stack.replaceContext({ callers: { find: async () => caller, canSignOut: true } });
  const { method, path, answer } = OPERATIONS[id];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(`${replaced[name]}`),
  );
  const replace = (fields: object): object => ({
    ...fields,
    ...Object.fromEntries(Object.entries(replaced).filter(([name]) => name in fields)),
  });
  const { query, body } = own;
  const search = query && `?${new URLSearchParams(replace(query) as Record<string, string>)}`;
  const calls = failCalls(stack.context);
  const { status, text } = await tenants.orders.call(
    method,
    filled + (search ?? ''),
    body === undefined ? undefined : replace(body as object),
  );
  calls.stop();
  const told = Object.values(replaced)
    .flat()
    .reduce<string>((left, one) => left.replaceAll(String(one), ''), text);
  return {
    succeeds: status === answer.status,
    status,
    text: told.replaceAll(/"(?:requestId|redriveId)":"[^"]*"/g, ''),
    sent: [...calls.sent],
  };
}

test('operations that name objects have an example', () => {
  expect(IN_PATHS.length).toBeGreaterThan(25);
  expect(CASES.filter(({ id }) => EXAMPLES[id] === undefined)).toEqual([]);
});

test.each(MATRIX)(
  '$id by $by, of role $role: takes an object of another tenant for one that does not exist',
  async ({ role, ...one }) => {
    const own = await makeExample(one, tenants.orders);
    const made = { id: one.id, role, own };
    const unknown = makeUnknown(idsOf(own));
    const isList = ONE_BY_ONE.includes(one.id);
    for (const tenant of [tenants.refunds, stack]) {
      const theirs = idsOf(await makeExample(one, tenant));
      const compare = async () => {
        const { sent: _, ...remembered } = await callHere(made, theirs);
        const answer = await call(made, theirs);
        expect(answer).toEqual(await call(made, unknown));
        expect(answer).toMatchObject(remembered);
        return answer;
      };
      // A job of the test before may still hold messages of the tenant: they are busy until it ends.
      const foreign = isList ? await vi.waitFor(compare, WAIT) : await compare();
      expect(foreign.succeeds).toBe(isList);
    }
    expect((await call(made, idsOf(own))).succeeds).toBe(true);
  },
);
