import { REGISTERED_AT_TAG } from '@momento-gateway/shared/tenant';
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
    TenantRegistrations: {
      actions: { admin: ['events:TagResource'] },
      resources: [buses],
      // Whose bus it is says another tag. It is met by no tag at all, too, which changes nothing.
      conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': REGISTERED_AT_TAG } },
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
