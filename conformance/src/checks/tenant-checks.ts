import { randomUUID } from 'node:crypto';
import {
  createTenant,
  listTenants,
  removeTenant,
} from '@momento-gateway/api/tenants/tenant-operations';
import { expect } from 'vitest';
import type { Check } from './check.ts';

export const TENANT_CHECKS = {
  'makes and removes a tenant': async ({ dashboard, leftovers }) => {
    const name = `t-${randomUUID().slice(0, 8)}`;
    const remove = () => dashboard.call(removeTenant, { params: { tenantName: name } });
    leftovers.set(name, remove);
    const made = await dashboard.call(createTenant, { body: { name } });
    expect(made).toMatchObject({ name, problems: [] });
    const { tenants } = await dashboard.call(listTenants, {});
    expect(tenants).toContainEqual(made);
    await remove();
    leftovers.delete(name);
    const left = await dashboard.call(listTenants, {});
    expect(left.tenants.map((tenant) => tenant.name)).not.toContain(name);
  },
} as const satisfies Readonly<Record<string, Check>>;
