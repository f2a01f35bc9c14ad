import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Context } from './context.ts';

/**
 * What a handler may use for a call of one tenant: nothing in it reaches another tenant's.
 *
 * @returns undefined when there is no such tenant.
 */
export async function bindTenant(context: Context, tenant: string): Promise<Context | undefined> {
  return tenant === DEFAULT_TENANT ? context : undefined;
}

/** The tenants that there are. */
export async function listTenantNames(_: Context): Promise<readonly string[]> {
  return [DEFAULT_TENANT];
}
