import {
  DEFAULT_TENANT,
  type TenantQueue,
  tenantBusName,
  tenantQueueName,
} from '@momento-gateway/shared/tenant';

/** Where the events of a tenant go. */
export interface TenantResources {
  /** Name or ARN. */
  readonly busName: string;
  readonly parkedQueueUrl: string;
  /** Absent where no calls are held. */
  readonly heldQueueUrl: string | undefined;
}

export type FindTenantResources = (tenant: string) => TenantResources;

/**
 * The default tenant has the stack's own bus and queues. Another one has its own, in the same account
 * and Region, with names that follow from its name: nothing has to be looked up.
 */
export function createFindTenantResources({
  busName,
  parkedQueueUrl,
  heldQueueUrl,
  secretPrefix,
}: TenantResources & { readonly secretPrefix: string }): FindTenantResources {
  return (tenant) => {
    if (tenant === DEFAULT_TENANT) return { busName, parkedQueueUrl, heldQueueUrl };
    const urlOf = (queue: TenantQueue) =>
      new URL(tenantQueueName(secretPrefix, tenant, queue), parkedQueueUrl).href;
    return {
      busName: tenantBusName(secretPrefix, tenant),
      parkedQueueUrl: urlOf('parked'),
      heldQueueUrl: heldQueueUrl && urlOf('held'),
    };
  };
}
