/** The tenant that has the stack's own bus and queues. */
export const DEFAULT_TENANT = 'default';

/** Tag that names the owning tenant. */
export const TENANT_TAG = 'momento-gateway:tenant';

/** Tag on a tenant's bus: when a webhook was last about to be registered in it, ISO time. */
export const REGISTERED_AT_TAG = 'momento-gateway:registered-at';

const TENANT_NAME = /^(?!-)[a-z0-9-]{1,32}(?<!-)$/;

/** It becomes part of the names of a bus and of queues. */
export function isTenantName(name: string): boolean {
  return TENANT_NAME.test(name);
}

/** The queues of a tenant besides the default one, by the last part of their names. */
export const TENANT_QUEUES = {
  parked: 'parked',
  deadLetters: 'dead-letters',
  held: 'held',
} as const;

export type TenantQueue = keyof typeof TENANT_QUEUES;

/**
 * Name of the bus of a tenant that is not the default one. No stack's name and no tenant's contains a
 * `_`, so two pairs of them never share a name.
 */
export function tenantBusName(secretPrefix: string, tenant: string): string {
  return `${secretPrefix}_${tenant}`;
}

/** Name of a queue of a tenant that is not the default one. */
export function tenantQueueName(secretPrefix: string, tenant: string, queue: TenantQueue): string {
  return `${secretPrefix}_${tenant}_${TENANT_QUEUES[queue]}`;
}

/**
 * First part of the names of the queues that are made as targets of a tenant. The default one may name
 * its queues as it likes, but for a `__` after what could be a tenant.
 */
export function tenantQueuePrefix(secretPrefix: string, tenant: string): string {
  return tenant === DEFAULT_TENANT ? '' : `${secretPrefix}_${tenant}__`;
}

/** The tenant that a target is kept for by its name; undefined when the name says none. */
export function findNamedTenant(secretPrefix: string, name: string): string | undefined {
  if (!name.startsWith(`${secretPrefix}_`)) return undefined;
  const [tenant = '', ...rest] = name.slice(secretPrefix.length + 1).split('__');
  return rest.length > 0 && isTenantName(tenant) ? tenant : undefined;
}
