import { bindCall } from '@momento-gateway/api/call';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { expect, test } from 'vitest';
import { checkTenants } from './check-tenants.ts';
import { formatFinding } from './finding.ts';

const tenant = (name: string, changes: Partial<Tenant> = {}): Tenant => ({
  name,
  busName: `shop_${name}`,
  problems: [],
  webhookCount: 1,
  ruleCount: 0,
  failureCount: 0,
  ...changes,
});

const ME = { name: 'me', subject: 's', kind: 'token', canSignOut: false };

/** What the doctor says when the dashboard answers like this, and which tenants it goes on with. */
async function check(status: number, body: object, only?: string, stackName?: string) {
  const tenants = [{ tenant: 'default', role: 'admin' } as const];
  const api = bindCall(async (path) =>
    String(path) === '/api/me'
      ? Response.json({ ...ME, tenants })
      : Response.json(body, { status }),
  );
  const { names, findings } = await checkTenants({ api, stackName }, only);
  return { names, lines: findings.map(formatFinding) };
}

test('a gateway with one tenant has nothing to say', async () => {
  const { names, lines } = await check(200, { tenants: [tenant('default')] });
  expect([names, lines]).toEqual([['default'], []]);
});

const problems = ['There is no bus “shop_orders”.', 'There is no queue “shop_orders_parked”.'];
const TENANTS = [tenant('default'), tenant('billing'), tenant('orders', { problems })];

test('each tenant is well, or has its problems named with how to restore it', async () => {
  const { names, lines } = await check(200, { tenants: TENANTS });
  expect(names).toEqual(['default', 'billing', 'orders']);
  expect(lines).toEqual([
    expect.stringMatching(/^✓ Tenant billing: its bus shop_billing/),
    expect.stringMatching(/^✗ Tenant orders: .* no bus .*→ npm run tenant -- add orders/),
    expect.stringMatching(/^✗ Tenant orders: .* no queue/),
  ]);
});

test('one tenant can be looked at alone, and one that does not exist is a problem', async () => {
  expect(await check(200, { tenants: TENANTS }, 'billing')).toEqual({
    names: ['billing'],
    lines: [expect.stringMatching(/^✓ Tenant billing/)],
  });
  expect(await check(200, { tenants: TENANTS }, 'bilIing')).toEqual({
    names: [],
    lines: [expect.stringMatching(/^✗ Tenant bilIing: .*no such.*default, billing, orders\./)],
  });
});

test('of the default tenant alone, what the stack lacks is a problem: no other check looks for it', async () => {
  const lacking = tenant('default', { problems: ['There is no event bus “shop”.'] });
  expect(await check(200, { tenants: [lacking] }, 'default')).toEqual({
    names: ['default'],
    lines: [expect.stringMatching(/^✗ Tenant default: There is no event bus/)],
  });
  expect((await check(200, { tenants: [lacking] })).lines).toEqual([]);
});

const PROBLEM = { type: 'urn:x', title: 'AWS', detail: 'Denied here.', requestId: 'r' };

test('the command that solves a problem is about the gateway that was looked at', async () => {
  for (const only of ['orders', 'missing']) {
    const command = `npm run tenant -- add ${only} --stack Shop`;
    const ofStack = await check(200, { tenants: TENANTS }, only, 'Shop');
    expect(ofStack.lines).toContainEqual(expect.stringContaining(`${command} `));
    const ofMachine = await check(200, { tenants: TENANTS }, only);
    expect(ofMachine.lines.join()).not.toContain('--stack');
  }
});

test('without the permission to look at them the doctor says so, and goes on by their names', async () => {
  const denied = { ...PROBLEM, status: 502, awsCode: 'AccessDeniedException' };
  expect(await check(502, denied)).toEqual({
    names: ['default'],
    lines: [expect.stringMatching(/^– Tenants: .*Denied here/)],
  });
  await expect(check(503, { ...PROBLEM, status: 503 })).rejects.toThrow('Denied here');
});
