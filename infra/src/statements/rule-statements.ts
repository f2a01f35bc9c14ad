import { TARGET_ROLE_PATH } from '@momento-gateway/shared/resource-names';
import {
  arnOf,
  type DashboardResources,
  EVENT_BRIDGE,
  type Statement,
  tenantArnsOf,
} from './statement.ts';

export function describeRules(resources: DashboardResources): Record<string, Statement> {
  const { rulesArn, busArn, secretPrefix } = resources;
  const { parkedQueueArn, deadLetterQueueArn, heldQueueArn } = resources;
  const why = 'Users choose the names of their rules.';
  const ofTenants = tenantArnsOf(secretPrefix);
  const rules = [rulesArn, ofTenants.rules];
  return {
    Rules: {
      actions: {
        viewer: ['events:DescribeRule', 'events:ListTargetsByRule'],
        operator: ['events:DisableRule', 'events:EnableRule', 'events:TagResource'],
      },
      resources: rules,
      why,
    },
    RuleTargets: {
      // The conditions are met where there is no target: PutTargets alone names one.
      actions: {
        admin: ['events:DeleteRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
      },
      resources: rules,
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
            heldQueueArn,
            // A rule of another tenant could send to it.
            busArn,
            // This operator takes wildcards too.
            ofTenants.buses,
            ...ofTenants.queues,
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
