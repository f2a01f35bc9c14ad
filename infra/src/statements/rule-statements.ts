import { TARGET_ROLE_PATH } from '@momento-gateway/shared/resource-names';
import { TENANT_QUEUES, tenantBusName } from '@momento-gateway/shared/tenant';
import { arnOf, type DashboardResources, EVENT_BRIDGE, type Statement } from './statement.ts';

export function describeRules(resources: DashboardResources): Record<string, Statement> {
  const { rulesArn, parkedQueueArn, deadLetterQueueArn, secretPrefix } = resources;
  const why = 'Users choose the names of their rules.';
  return {
    Rules: {
      actions: {
        viewer: ['events:DescribeRule', 'events:ListTagsForResource', 'events:ListTargetsByRule'],
        operator: ['events:DisableRule', 'events:EnableRule', 'events:TagResource'],
      },
      resources: [rulesArn],
      why,
    },
    RuleTargets: {
      // The conditions are met where there is no target: PutTargets alone names one.
      actions: {
        admin: ['events:DeleteRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
      },
      resources: [rulesArn],
      conditions: {
        'ForAllValues:ArnLike': {
          'events:TargetArn': [
            arnOf('sqs', '*'),
            arnOf('lambda', 'function:*'),
            arnOf('sns', '*'),
            arnOf('logs', 'log-group:/aws/events/*'),
            arnOf('states', 'stateMachine:*'),
            arnOf('events', '*'),
            arnOf('kinesis', 'stream/*'),
            arnOf('firehose', 'deliverystream/*'),
          ],
        },
        'ForAllValues:ArnNotEquals': {
          'events:TargetArn': [
            parkedQueueArn,
            deadLetterQueueArn,
            // Of tenants. This operator takes wildcards too.
            ...listTenantArns(secretPrefix),
          ],
        },
      },
      why,
    },
    TargetRoles: {
      actions: { admin: ['iam:PassRole'] },
      resources: [arnOf('iam', `role${TARGET_ROLE_PATH}*`)],
      conditions: { StringEquals: { 'iam:PassedToService': EVENT_BRIDGE } },
      why: 'Roles with this path are made for EventBridge targets.',
    },
  };
}

function listTenantArns(secretPrefix: string): string[] {
  return [
    arnOf('events', `event-bus/${tenantBusName(secretPrefix, '*')}`),
    ...Object.values(TENANT_QUEUES).map((end) => arnOf('sqs', `${secretPrefix}_*_${end}`)),
  ];
}
