import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { createContext, useContext } from 'react';

/** The same for as long as the page is not loaded again: another tenant is another page load. */
export const TenantContext = createContext(DEFAULT_TENANT);

/** The tenant that everything on this page is of. */
export function useTenant(): string {
  return useContext(TenantContext);
}

/** The tenant that an address of the dashboard, or its query, names. */
export function tenantOf(address: string): string {
  const query = address.slice(address.indexOf('?') + 1);
  return new URLSearchParams(query).get('tenant') || DEFAULT_TENANT;
}

/** An address of a page or of the API, with the tenant that it is of. The default one is not named. */
export function addTenant(address: string, tenant: string): string {
  if (tenant === DEFAULT_TENANT || /[?&]tenant=/.test(address)) return address;
  return `${address}${address.includes('?') ? '&' : '?'}tenant=${encodeURIComponent(tenant)}`;
}

const tenantAtLoad = tenantOf(globalThis.location?.search ?? '');

/** A key of the browser's storage, which the pages of all tenants share, for this page's tenant. */
export function ofPageTenant(key: string, tenant = tenantAtLoad): string {
  return tenant === DEFAULT_TENANT ? key : `${key}@${tenant}`;
}
