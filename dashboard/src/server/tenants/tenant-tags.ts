import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { TENANT_TAG } from '@momento-gateway/shared/tenant';

/** On the bus and the queues of a tenant. */
export function tagsOf(secretPrefix: string, tenant: string): Readonly<Record<string, string>> {
  return { [STACK_TAG]: secretPrefix, [TENANT_TAG]: tenant };
}

/** Whether what is named like a tenant's was made for it. */
export function isOfTenant(
  tags: Readonly<Record<string, string>> | undefined,
  secretPrefix: string,
  tenant: string,
): boolean {
  return tags?.[STACK_TAG] === secretPrefix && tags[TENANT_TAG] === tenant;
}
