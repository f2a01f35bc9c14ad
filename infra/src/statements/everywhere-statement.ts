import type { DashboardResources, Statement } from './statement.ts';

/** Some support no resources; the others read the policy of any target, and change nothing. */
export function describeEverywhere({ leavesTargetPolicies }: DashboardResources): Statement {
  return {
    actions: {
      viewer: [
        'cloudwatch:GetMetricData',
        'events:DescribeApiDestination',
        'events:DescribeArchive',
        'events:DescribeEventBus',
        'events:DescribeReplay',
        'events:ListArchives',
        'events:ListEventBuses',
        'events:ListReplays',
        'events:ListRules',
        'events:ListTagsForResource',
        'events:TestEventPattern',
        'iam:GetRole',
        'iam:SimulatePrincipalPolicy',
        'lambda:GetPolicy',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'secretsmanager:ListSecrets',
        'servicequotas:GetServiceQuota',
        'sns:GetTopicAttributes',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListQueues',
        'sqs:ListQueueTags',
        'tag:GetResources',
      ],
      // A replay goes from an archive to a rule of the same bus.
      operator: ['events:CancelReplay', 'events:StartReplay', 'secretsmanager:BatchGetSecretValue'],
      admin: [
        'events:ListApiDestinations',
        'events:ListRuleNamesByTarget',
        'iam:ListRoles',
        'lambda:ListAliases',
        'lambda:ListFunctions',
        'lambda:ListVersionsByFunction',
        'sns:ListTopics',
        'states:ListStateMachines',
        ...(leavesTargetPolicies ? [] : ['logs:DeleteResourcePolicy', 'logs:PutResourcePolicy']),
      ],
    },
    resources: ['*'],
    why: 'They support no resources, or read the policy or tags of a target, which can be anywhere.',
  };
}
