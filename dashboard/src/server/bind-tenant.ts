import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Context } from './context.ts';

/**
 * What a handler may use for a call of one tenant: nothing in it reaches another tenant's.
 *
 * @returns undefined when there is no such tenant.
 */
export async function bindTenant(context: Context, tenant: string): Promise<Context | undefined> {
  return tenant === DEFAULT_TENANT ? context : context.tenants.find(tenant);
}

/** The tenants that there are, some seconds old at most. */
export function listTenantNames({ tenants }: Context): Promise<readonly string[]> {
  return tenants.listNames();
}
