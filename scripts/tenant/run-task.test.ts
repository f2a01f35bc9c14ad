import { bindCall } from '@momento-gateway/api/call';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { runTask } from './run-task.ts';

const ORDERS: Tenant = {
  name: 'orders',
  busName: 'shop_orders',
  problems: [],
  webhookCount: 2,
  ruleCount: 1,
  failureCount: 0,
};
const PROBLEM = 'There is no queue “shop_orders_parked”.';

/** Runs a command line on a dashboard that answers like this. */
async function run(args: readonly string[], status: number, body?: object) {
  const calls: string[] = [];
  const printed: string[] = [];
  const api = bindCall(async (path, init) => {
    calls.push([init?.method ?? 'GET', path, init?.body ?? ''].join(' ').trim());
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(body && JSON.stringify(body), {
      status,
      headers: { 'content-type': type },
    });
  });
  const alarms = {
    put: async (tenant: string) => {
      calls.push(`put alarms of ${tenant}`);
      return [`${tenant}_parked`];
    },
    remove: async (tenant: string) => void calls.push(`remove alarms of ${tenant}`),
  };
  const { task } = readOptions(args);
  const done = runTask({ api, alarms }, task, (line) => printed.push(line));
  return { isFine: await done.catch((error: Error) => error), calls, printed };
}

test('tenants are listed with what they hold and what is wrong with them', async () => {
  const billing = { ...ORDERS, name: 'billing', problems: [PROBLEM] };
  expect(await run(['list'], 200, { tenants: [ORDERS, billing] })).toEqual({
    isFine: false,
    calls: ['GET /api/tenants'],
    printed: [
      'orders  bus shop_orders, webhooks 2, rules 1, failures 0',
      'billing  bus shop_orders, webhooks 2, rules 1, failures 0',
      `  ✗ ${PROBLEM}`,
    ],
  });
});

test('a tenant is added by its name, and then its alarms', async () => {
  const { isFine, calls, printed } = await run(['add', 'orders'], 201, ORDERS);
  expect(isFine).toBe(true);
  expect(calls).toEqual(['POST /api/tenants {"name":"orders"}', 'put alarms of orders']);
  expect(printed.at(-1)).toBe('  alarm orders_parked');
});

test('a tenant is removed by its name, and then its alarms', async () => {
  const { isFine, calls, printed } = await run(['remove', 'orders'], 204);
  expect(isFine).toBe(true);
  expect(calls).toEqual(['DELETE /api/tenants/orders', 'remove alarms of orders']);
  expect(printed).toEqual(['The tenant orders is removed.']);
});

const REFUSED = {
  type: 'urn:momento-gateway:problem:refused',
  title: 'Refused',
  detail: 'It still has webhooks: Theirs.',
  requestId: 'r',
};

test.each<[args: string[], status: number, calls: string[]]>([
  [['remove', 'orders'], 409, ['DELETE /api/tenants/orders']],
  // It was removed on the page: its alarms are still there.
  [['remove', 'orders'], 404, ['DELETE /api/tenants/orders', 'remove alarms of orders']],
  [['add', 'orders'], 409, ['POST /api/tenants {"name":"orders"}']],
])(
  '%j that is refused with %i says why, and changes alarms only of a tenant that is gone',
  async (args, status, expected) => {
    const { isFine, calls, printed } = await run(args, status, { ...REFUSED, status });
    expect(isFine).toMatchObject({ message: expect.stringMatching(/webhooks: Theirs/) });
    expect([calls, printed]).toEqual([expected, []]);
  },
);

test.each([
  [['list'], { task: { kind: 'list' }, stack: undefined }],
  [['add', 'orders'], { task: { kind: 'add', name: 'orders' }, stack: undefined }],
  [
    ['remove', 'orders', '--stack', 'Shop'],
    { task: { kind: 'remove', name: 'orders' }, stack: { stackName: 'Shop' } },
  ],
])('%j is understood', (args, expected) => {
  expect(readOptions(args)).toMatchObject(expected);
});

test.each<[string[], RegExp]>([
  [[], /Choose what to do/],
  [['delete', 'orders'], /Choose what to do/],
  [['add'], /add <tenant>/],
  [['remove', '--stack', 'Shop'], /remove <tenant>/],
  [['list', 'orders'], /no argument 'orders'/],
  [['add', 'orders', '--region', 'eu-west-1'], /--region needs --stack/],
  [['list', '--fast'], /no option --fast/],
])('%j is refused with what it takes', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
