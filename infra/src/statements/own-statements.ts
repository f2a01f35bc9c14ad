import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { Aws } from 'aws-cdk-lib';
import {
  arnOf,
  type DashboardResources,
  type Statement,
  TENANTS,
  tenantArnsOf,
} from './statement.ts';

/** The stack's own resources. */
export function describeOwn(resources: DashboardResources): Record<string, Statement> {
  const { secretPrefix, logGroupName } = resources;
  const { parkedQueueArn, deadLetterQueueArn, heldQueueArn } = resources;
  const ownQueues = [parkedQueueArn, deadLetterQueueArn, heldQueueArn];
  const ofTenants = tenantArnsOf(secretPrefix);
  return {
    Stack: {
      actions: { viewer: ['cloudformation:DescribeStacks'] },
      resources: [arnOf('cloudformation', `stack/${Aws.STACK_NAME}/*`)],
      why: 'The ARN of a stack ends with an id that changes when the stack is recreated.',
    },
    Webhooks: {
      actions: {
        viewer: ['secretsmanager:DescribeSecret'],
        // Signs a test event.
        operator: ['secretsmanager:GetSecretValue'],
        admin: [
          'secretsmanager:CreateSecret',
          'secretsmanager:DeleteSecret',
          'secretsmanager:PutSecretValue',
          'secretsmanager:TagResource',
          'secretsmanager:UpdateSecret',
          'secretsmanager:UpdateSecretVersionStage',
        ],
      },
      resources: [arnOf('secretsmanager', `secret:${secretPrefix}/*`)],
      why: "The names of this stack's webhook secrets have this prefix.",
    },
    Failures: {
      actions: {
        viewer: ['sqs:ChangeMessageVisibility', 'sqs:ReceiveMessage'],
        operator: ['sqs:DeleteMessage'],
      },
      resources: [...ownQueues, ...ofTenants.queues],
      why: TENANTS,
    },
    Activity: { actions: { viewer: ['logs:FilterLogEvents'] }, resources: [resources.logGroupArn] },
    Audit: {
      actions: { admin: ['logs:FilterLogEvents'] },
      resources: [resources.auditLogGroupArn],
    },
    Journal: {
      actions: { operator: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
      resources: [
        resources.auditLogGroupArn,
        arnOf('logs', `log-group:${logGroupName}:log-stream:redrives/*`),
        arnOf('logs', 'log-group:/aws/events/*'),
      ],
      why: 'A redrive has a log stream of its own. EventBridge delivers to log groups with this prefix only.',
    },
    Redrive: {
      actions: { operator: ['events:PutEvents'] },
      resources: [resources.busArn, ofTenants.buses],
      why: TENANTS,
      conditions: { 'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE } },
    },
  };
}
