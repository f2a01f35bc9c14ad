import { type DashboardResources, type Statement, TENANTS, tenantArnsOf } from './statement.ts';

/** Tenants are added and removed at run time; the names of their buses and queues have a prefix. */
export function describeTenants({ secretPrefix }: DashboardResources): Record<string, Statement> {
  const { buses, queues } = tenantArnsOf(secretPrefix);
  return {
    TenantBuses: {
      actions: { owner: ['events:CreateEventBus', 'events:DeleteEventBus', 'events:TagResource'] },
      resources: [buses],
      why: TENANTS,
    },
    TenantQueues: {
      actions: {
        owner: ['sqs:CreateQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes', 'sqs:TagQueue'],
      },
      resources: queues,
      why: TENANTS,
    },
  };
}
