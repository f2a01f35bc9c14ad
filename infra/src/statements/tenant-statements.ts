import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { TENANT_QUEUES, tenantBusName } from '@momento-gateway/shared/tenant';
import { arnOf, type DashboardResources, type Statement } from './statement.ts';

/** Tenants are added and removed at run time; the names of their buses and queues have a prefix. */
export function describeTenants({ secretPrefix }: DashboardResources): Record<string, Statement> {
  const why = 'Tenants are added at run time. All of their buses and queues have this prefix.';
  const bus = tenantBusName(secretPrefix, '*');
  return {
    TenantBuses: {
      actions: {
        owner: [
          'events:CreateEventBus',
          'events:DeleteEventBus',
          'events:ListTagsForResource',
          'events:TagResource',
          // A bus that has rules cannot be deleted.
          'events:DeleteRule',
          'events:RemoveTargets',
        ],
      },
      resources: [
        arnOf('events', `event-bus/${bus}`),
        arnOf('events', `rule/${bus}/${VIEWER_NAME_PREFIX}*`),
      ],
      why,
    },
    TenantQueues: {
      actions: {
        owner: ['sqs:CreateQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes', 'sqs:TagQueue'],
      },
      resources: Object.values(TENANT_QUEUES).map((end) => arnOf('sqs', `${bus}_${end}`)),
      why,
    },
  };
}
