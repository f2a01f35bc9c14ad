import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import {
  STACK_TAG,
  TARGET_ROLE_PATH,
  TARGET_TAG,
  targetQueuePrefix,
  VIEWER_NAME_PREFIX,
} from '@momento-gateway/shared/resource-names';
import type { Role } from '@momento-gateway/shared/role';
import { Aws } from 'aws-cdk-lib';

/** What the dashboard works on. */
export interface DashboardResources {
  readonly rulesArn: string;
  readonly liveRulesArn: string;
  readonly busArn: string;
  readonly parkedQueueArn: string;
  readonly deadLetterQueueArn: string;
  readonly logGroupArn: string;
  readonly logGroupName: string;
  readonly secretPrefix: string;
  /** Nobody gets to change the policies of targets. */
  readonly leavesTargetPolicies?: boolean | undefined;
}

export interface Statement {
  /** By the least role that has them. */
  readonly actions: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
  /** Why the resources have wildcards. */
  readonly why?: string;
}

const EVENT_BRIDGE = 'events.amazonaws.com';

/** An ARN of this account and Region. */
function arnOf(service: string, resource: string): string {
  const region = service === 'iam' ? '' : Aws.REGION;
  return `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${resource}`;
}

/** The statements of all roles. Their names are for reading: IAM counts each character of a policy. */
export function describeStatements(resources: DashboardResources): Record<string, Statement> {
  return {
    ...describeOwn(resources),
    ...describeLiveEvents(resources),
    ...describeRules(resources),
    ...describeTargets(resources),
    ...(!resources.leavesTargetPolicies && describeTargetPolicies(resources)),
    // Through these services only, for what the policy allows there.
    Keys: {
      actions: { viewer: ['kms:Decrypt'], operator: ['kms:GenerateDataKey'] },
      resources: [arnOf('kms', 'key/*')],
      conditions: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'sqs.*'] } },
      why: 'A secret keeps the key it was stored with when the stack gets another one.',
    },
    // Some support no resources; the others read the policy of any target, and change nothing.
    Everywhere: {
      actions: {
        viewer: [
          'cloudwatch:GetMetricData',
          'events:DescribeApiDestination',
          'events:DescribeArchive',
          'events:DescribeEventBus',
          'events:DescribeReplay',
          'events:ListArchives',
          'events:ListReplays',
          'events:ListRules',
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
        ],
        // A replay goes from an archive to a rule of the same bus.
        operator: [
          'events:CancelReplay',
          'events:StartReplay',
          'secretsmanager:BatchGetSecretValue',
        ],
        admin: [
          'events:ListApiDestinations',
          'events:ListEventBuses',
          'events:ListRuleNamesByTarget',
          'iam:ListRoles',
          'lambda:ListAliases',
          'lambda:ListFunctions',
          'lambda:ListVersionsByFunction',
          'sns:ListTopics',
          'states:ListStateMachines',
          ...(resources.leavesTargetPolicies
            ? []
            : ['logs:DeleteResourcePolicy', 'logs:PutResourcePolicy']),
        ],
      },
      resources: ['*'],
      why: 'They support no resources, or read the policy of a target, which can be anywhere.',
    },
  };
}

/** The stack's own resources. */
function describeOwn(resources: DashboardResources): Record<string, Statement> {
  const { secretPrefix, logGroupName } = resources;
  const ownQueues = [resources.parkedQueueArn, resources.deadLetterQueueArn];
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
      resources: ownQueues,
    },
    Activity: { actions: { viewer: ['logs:FilterLogEvents'] }, resources: [resources.logGroupArn] },
    Journal: {
      actions: { operator: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
      resources: [
        arnOf('logs', `log-group:${logGroupName}:log-stream:redrives/*`),
        arnOf('logs', 'log-group:/aws/events/*'),
      ],
      why: 'A redrive has a log stream of its own. EventBridge delivers to log groups with this prefix only.',
    },
    Redrive: {
      actions: { operator: ['events:PutEvents'] },
      resources: [resources.busArn],
      conditions: { 'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE } },
    },
  };
}

/** A page of live events has a rule and a queue of its own. */
function describeLiveEvents({
  liveRulesArn,
  secretPrefix,
}: DashboardResources): Record<string, Statement> {
  const queues = arnOf('sqs', `${VIEWER_NAME_PREFIX}*`);
  const why = 'Each page of live events has a rule and a queue with its own name.';
  return {
    LivePatterns: {
      actions: { viewer: ['events:PutRule'] },
      resources: [liveRulesArn],
      conditions: {
        'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE },
        Null: { 'events:source': 'false' },
      },
      why,
    },
    LiveRules: {
      actions: {
        viewer: [
          'events:DeleteRule',
          'events:PutTargets',
          'events:RemoveTargets',
          'events:TagResource',
        ],
      },
      resources: [liveRulesArn],
      conditions: { 'ForAllValues:ArnLike': { 'events:TargetArn': queues } },
      why,
    },
    NewLiveQueues: {
      actions: { viewer: ['sqs:CreateQueue', 'sqs:TagQueue'] },
      resources: [queues],
      conditions: {
        StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: secretPrefix },
        // Those of other stacks stay theirs.
        StringEqualsIfExists: { [`aws:ResourceTag/${STACK_TAG}`]: secretPrefix },
      },
      why,
    },
    LiveQueues: {
      actions: { viewer: ['sqs:DeleteMessage', 'sqs:DeleteQueue', 'sqs:ReceiveMessage'] },
      resources: [queues],
      conditions: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: secretPrefix } },
      why,
    },
  };
}

function describeRules(resources: DashboardResources): Record<string, Statement> {
  const { rulesArn, parkedQueueArn, deadLetterQueueArn } = resources;
  const why = 'Users choose the names of their rules.';
  return {
    Rules: {
      actions: {
        viewer: ['events:DescribeRule', 'events:ListTagsForResource', 'events:ListTargetsByRule'],
        operator: ['events:DisableRule', 'events:EnableRule', 'events:TagResource'],
        admin: ['events:DeleteRule', 'events:PutRule', 'events:RemoveTargets'],
      },
      resources: [rulesArn],
      why,
    },
    RuleTargets: {
      actions: { admin: ['events:PutTargets'] },
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
          'events:TargetArn': [parkedQueueArn, deadLetterQueueArn],
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

function describeTargets({ secretPrefix }: DashboardResources): Record<string, Statement> {
  const isTarget = { [`aws:ResourceTag/${TARGET_TAG}`]: secretPrefix };
  return {
    TargetsSent: {
      actions: {
        operator: [
          'events:PutEvents',
          'firehose:PutRecord',
          'kinesis:PutRecord',
          'lambda:InvokeFunction',
          'sns:Publish',
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
function describeTargetPolicies({ secretPrefix }: DashboardResources): Record<string, Statement> {
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
