import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { TARGET_TAG, targetQueuePrefix } from '@momento-gateway/shared/resource-names';
import { arnOf, type DashboardResources, EVENT_BRIDGE, type Statement } from './statement.ts';

export function describeTargets({ secretPrefix }: DashboardResources): Record<string, Statement> {
  const isTarget = { [`aws:ResourceTag/${TARGET_TAG}`]: secretPrefix };
  return {
    TargetsReached: {
      actions: {
        operator: [
          'events:PutEvents',
          'firehose:PutRecord',
          'kinesis:PutRecord',
          'lambda:InvokeFunction',
          'sns:Publish',
          // Looks into a queue.
          'sqs:ReceiveMessage',
          'sqs:SendMessage',
          'states:StartExecution',
        ],
      },
      resources: ['*'],
      conditions: {
        StringEquals: isTarget,
        'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE },
      },
      why: "It reaches only what carries the stack's tag.",
    },
    TargetQueuesMade: {
      actions: { admin: ['sqs:CreateQueue', 'sqs:TagQueue'] },
      resources: [arnOf('sqs', `${targetQueuePrefix(secretPrefix)}*`)],
      why: 'Users choose the names of their queues, after this prefix.',
    },
  };
}

/** Only of what its owner has tagged. */
export function describeTargetPolicies({
  secretPrefix,
}: DashboardResources): Record<string, Statement> {
  return {
    TargetPolicies: {
      actions: {
        admin: [
          'lambda:AddPermission',
          'lambda:RemovePermission',
          'sns:SetTopicAttributes',
          'sqs:SetQueueAttributes',
        ],
      },
      resources: [arnOf('lambda', 'function:*'), arnOf('sns', '*'), arnOf('sqs', '*')],
      conditions: {
        StringEquals: { [`aws:ResourceTag/${TARGET_TAG}`]: secretPrefix },
        StringEqualsIfExists: { 'lambda:Principal': EVENT_BRIDGE },
      },
      why: "It reaches only what carries the stack's tag.",
    },
  };
}
