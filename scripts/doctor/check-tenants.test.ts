import { bindCall } from '@momento-gateway/api/call';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { expect, test } from 'vitest';
import { checkTenants } from './check-tenants.ts';
import type { DoctorTarget } from './doctor-target.ts';
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

/** What the doctor says when the dashboard answers like this. */
async function check(status: number, body: object): Promise<string[]> {
  const api = bindCall(async () => Response.json(body, { status }));
  return (await checkTenants({ api } as DoctorTarget)).map(formatFinding);
}

test('a gateway with one tenant has nothing to say', async () => {
  expect(await check(200, { tenants: [tenant('default')] })).toEqual([]);
});

test('each tenant is well, or has its problems named with how to restore it', async () => {
  const problems = ['There is no bus “shop_orders”.', 'There is no queue “shop_orders_parked”.'];
  const tenants = [
    tenant('billing'),
    tenant('orders', { problems }),
    tenant('x', { failureCount: 2 }),
  ];
  expect(await check(200, { tenants })).toEqual([
    expect.stringMatching(/^✓ Tenant billing: its bus shop_billing/),
    expect.stringMatching(/^✗ Tenant orders: .* no bus .*→ npm run tenant -- add orders/),
    expect.stringMatching(/^✗ Tenant orders: .* no queue/),
    expect.stringMatching(/^✓ Tenant x/),
    expect.stringMatching(/^✗ Tenant x: about 2 failures wait/),
  ]);
});

const PROBLEM = { type: 'urn:x', title: 'AWS', detail: 'Denied here.', requestId: 'r' };

test('without the permission to look at them the doctor says that it could not', async () => {
  const denied = { ...PROBLEM, status: 502, awsCode: 'AccessDeniedException' };
  expect(await check(502, denied)).toEqual([expect.stringMatching(/^– Tenants: .*Denied here/)]);
  await expect(check(503, { ...PROBLEM, status: 503 })).rejects.toThrow('Denied here');
});
