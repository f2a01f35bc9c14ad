import type { Api } from '@momento-gateway/api/call';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import {
  createTenant,
  listTenants,
  removeTenant,
} from '@momento-gateway/api/tenants/tenant-operations';
import type { TenantOptions } from './options.ts';

/**
 * Does it over the API of a dashboard.
 *
 * @returns whether nothing is wrong with the tenants that it printed.
 * @throws ApiError with what the dashboard refused.
 */
export async function runTask(
  api: Api,
  task: TenantOptions['task'],
  print: (line: string) => void,
): Promise<boolean> {
  if (task.kind === 'remove') {
    await api(removeTenant, { params: { tenantName: task.name } });
    print(`The tenant ${task.name} is removed.`);
    return true;
  }
  const tenants =
    task.kind === 'list'
      ? (await api(listTenants, {})).tenants
      : [await api(createTenant, { body: { name: task.name } })];
  for (const line of tenants.flatMap(describe)) print(line);
  return tenants.every(({ problems }) => problems.length === 0);
}

function describe(tenant: Tenant): string[] {
  const { name, busName, webhookCount, ruleCount, failureCount, problems } = tenant;
  const held = `webhooks ${webhookCount}, rules ${ruleCount}, failures ${failureCount}`;
  return [`${name}  bus ${busName}, ${held}`, ...problems.map((problem) => `  ✗ ${problem}`)];
}
