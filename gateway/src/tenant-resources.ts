import { DEFAULT_TENANT, tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';

/** Where the events of a tenant go. */
export interface TenantResources {
  /** Name or ARN. */
  readonly busName: string;
  readonly parkedQueueUrl: string;
}

export type FindTenantResources = (tenant: string) => TenantResources;

/**
 * The default tenant has the stack's own bus and queue. Another one has its own, in the same account
 * and Region, with names that follow from its name: nothing has to be looked up.
 */
export function createFindTenantResources({
  busName,
  parkedQueueUrl,
  secretPrefix,
}: TenantResources & { readonly secretPrefix: string }): FindTenantResources {
  return (tenant) =>
    tenant === DEFAULT_TENANT
      ? { busName, parkedQueueUrl }
      : {
          busName: tenantBusName(secretPrefix, tenant),
          parkedQueueUrl: new URL(tenantQueueName(secretPrefix, tenant, 'parked'), parkedQueueUrl)
            .href,
        };
}
