import { ApiError } from '@momento-gateway/api/api-error';
import type { Api } from '@momento-gateway/api/call';
import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import {
  createTenant,
  listTenants,
  removeTenant,
} from '@momento-gateway/api/tenants/tenant-operations';
import type { TenantOptions } from './options.ts';

/** What a tenant has besides what a dashboard makes and removes. */
export interface TenantAlarms {
  /** @returns the names of those that it made or restored. */
  readonly put: (tenant: string) => Promise<readonly string[]>;
  readonly remove: (tenant: string) => Promise<void>;
}

/** On this machine there are none. */
export const NO_ALARMS: TenantAlarms = { put: async () => [], remove: async () => {} };

interface Gateway {
  /** Of a dashboard. */
  readonly api: Api;
  readonly alarms: TenantAlarms;
}

/**
 * Does it over the API of a dashboard, and to the alarms afterwards.
 *
 * @returns whether nothing is wrong with the tenants that it printed.
 * @throws ApiError with what the dashboard refused.
 */
export async function runTask(
  { api, alarms }: Gateway,
  task: TenantOptions['task'],
  print: (line: string) => void,
): Promise<boolean> {
  if (task.kind === 'remove') {
    await removeWithAlarms({ api, alarms }, task.name);
    print(`The tenant ${task.name} is removed.`);
    return true;
  }
  const tenants =
    task.kind === 'list'
      ? (await api(listTenants, {})).tenants
      : [await api(createTenant, { body: { name: task.name } })];
  for (const line of tenants.flatMap(describe)) print(line);
  if (task.kind === 'add') {
    for (const name of await alarms.put(task.name)) print(`  alarm ${name}`);
  }
  return tenants.every(({ problems }) => problems.length === 0);
}

async function removeWithAlarms({ api, alarms }: Gateway, tenantName: string): Promise<void> {
  try {
    await api(removeTenant, { params: { tenantName } });
  } catch (error) {
    // It was removed on the page, or the process ended before its alarms were deleted.
    if (error instanceof ApiError && error.status === 404) await alarms.remove(tenantName);
    throw error;
  }
  await alarms.remove(tenantName);
}

function describe(tenant: Tenant): string[] {
  const { name, busName, webhookCount, ruleCount, failureCount, problems } = tenant;
  const held = `webhooks ${webhookCount}, rules ${ruleCount}, failures ${failureCount}`;
  return [`${name}  bus ${busName}, ${held}`, ...problems.map((problem) => `  ✗ ${problem}`)];
}
