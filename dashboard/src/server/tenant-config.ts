import {
  DEFAULT_TENANT,
  type TenantQueue,
  tenantBusName,
  tenantQueueName,
} from '@momento-gateway/shared/tenant';
import type { Config } from './config.ts';

/** Settings for the calls of one tenant: as the gateway does, it derives the names from the stack's. */
export function configOf(stack: Config, tenant: string): Config {
  if (tenant === DEFAULT_TENANT) return stack;
  const { secretPrefix, parkedQueueUrl } = stack;
  const urlOf = (queue: TenantQueue) =>
    parkedQueueUrl && new URL(tenantQueueName(secretPrefix, tenant, queue), parkedQueueUrl).href;
  return {
    ...stack,
    tenant,
    busName: tenantBusName(secretPrefix, tenant),
    parkedQueueUrl: urlOf('parked'),
    deadLetterQueueUrl: urlOf('deadLetters'),
    heldQueueUrl: stack.heldQueueUrl && urlOf('held'),
  };
}
