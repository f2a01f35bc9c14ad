import { TENANT_QUEUES } from './tenant.ts';

/** Whether a queue's name is, or could become, that of a tenant's own queue in this stack. */
export function isTenantQueueName(secretPrefix: string, name: string): boolean {
  return (
    name.startsWith(`${secretPrefix}_`) &&
    Object.values(TENANT_QUEUES).some((end) => name.endsWith(`_${end}`))
  );
}
