import { TENANT_QUEUES } from './tenant.ts';

/** The ends of names that no target queue may have; `held` is for a queue that is still to come. */
const RESERVED_ENDS = [...Object.values(TENANT_QUEUES), 'held'];

/** Whether a queue's name is, or could become, that of a tenant's own queue in this stack. */
export function isTenantQueueName(secretPrefix: string, name: string): boolean {
  return (
    name.startsWith(`${secretPrefix}_`) && RESERVED_ENDS.some((end) => name.endsWith(`_${end}`))
  );
}
