import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { Aws } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './rule-packs.ts';

export interface DashboardPolicyProps {
  readonly rulesArn: string;
  readonly parkedQueueArn: string;
  readonly deadLetterQueueArn: string;
  readonly logGroupArn: string;
  readonly secretPrefix: string;
}

/** The IAM policy for running the dashboard: exactly the actions that it calls. */
export class DashboardPolicy extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: DashboardPolicyProps) {
    super(scope, id);
    const statements = Object.entries(describeStatements(props));
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'The actions that the dashboard of a Momento gateway calls',
      statements: statements.map(
        ([sid, { why: _, ...statement }]) => new PolicyStatement({ sid, ...statement }),
      ),
    });
    const wildcards = statements.flatMap(([, { resources, why }]) =>
      why === undefined ? [] : resources.map((resource) => [resource, why] as const),
    );
    acknowledgeWildcards(this.policy, wildcards);
  }
}

interface Statement {
  /** Default: allow. */
  readonly effect?: Effect;
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, string | readonly string[]>>;
  /** Why the resources have wildcards. */
  readonly why?: string;
}

function describeStatements(props: DashboardPolicyProps): Record<string, Statement> {
  const { rulesArn, parkedQueueArn, deadLetterQueueArn, logGroupArn, secretPrefix } = props;
  const ownQueues = [parkedQueueArn, deadLetterQueueArn];
  const of = (service: string, resource: string) =>
    `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
  const roles = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/*`;
  const liveQueues = of('sqs', `${VIEWER_NAME_PREFIX}*`);
  const why = 'A rule can have any target in the account and Region.';
  return {
    Stack: {
      actions: ['cloudformation:DescribeStacks'],
      resources: [of('cloudformation', `stack/${Aws.STACK_NAME}/*`)],
      why: 'The ARN of a stack ends with an id that changes when the stack is recreated.',
    },
    Webhooks: {
      actions: [
        'secretsmanager:CreateSecret',
        'secretsmanager:DeleteSecret',
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:TagResource',
        'secretsmanager:UpdateSecret',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [of('secretsmanager', `secret:${secretPrefix}/*`)],
      why: "The names of this stack's webhook secrets have this prefix.",
    },
    // Through these services only, for what this policy allows there.
    Keys: {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [of('kms', 'key/*')],
      conditions: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'sqs.*'] } },
      why: 'A secret keeps the key it was stored with when the stack gets another one.',
    },
    Failures: {
      actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'],
      resources: ownQueues,
    },
    // Their messages are trusted because of their policies.
    OwnQueuesUnchanged: {
      effect: Effect.DENY,
      actions: ['sqs:SendMessage', 'sqs:SetQueueAttributes'],
      resources: ownQueues,
    },
    LiveEvents: {
      actions: ['sqs:DeleteMessage', 'sqs:DeleteQueue', 'sqs:ReceiveMessage'],
      resources: [liveQueues],
      why: 'Each live events viewer has a queue with its own name.',
    },
    Rules: {
      actions: [
        'events:DeleteRule',
        'events:DescribeRule',
        'events:DisableRule',
        'events:EnableRule',
        'events:ListTagsForResource',
        'events:ListTargetsByRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:TagResource',
      ],
      resources: [rulesArn],
      why: 'Users choose the names of their rules.',
    },
    Replays: {
      actions: [
        'events:CancelReplay',
        'events:DescribeArchive',
        'events:DescribeReplay',
        'events:StartReplay',
      ],
      resources: [of('events', 'archive/*'), of('events', 'replay/*')],
      why: 'CloudFormation names the archive, and each replay has its own name.',
    },
    Activity: { actions: ['logs:FilterLogEvents'], resources: [logGroupArn] },
    // The gateway's own bus, and those that are targets: a redrive checks that the bus exists.
    Buses: {
      actions: ['events:DescribeEventBus', 'events:PutEvents'],
      resources: [of('events', 'event-bus/*')],
      why,
    },
    TargetApiDestinations: {
      actions: ['events:DescribeApiDestination'],
      resources: [of('events', 'api-destination/*')],
      why,
    },
    TargetDeliveryStreams: {
      actions: ['firehose:PutRecord'],
      resources: [of('firehose', 'deliverystream/*')],
      why,
    },
    TargetFunctions: {
      actions: [
        'lambda:AddPermission',
        'lambda:GetPolicy',
        'lambda:InvokeFunction',
        'lambda:ListAliases',
        'lambda:ListVersionsByFunction',
        'lambda:RemovePermission',
      ],
      resources: [of('lambda', 'function:*')],
      why,
    },
    TargetLogGroups: {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [of('logs', 'log-group:*')],
      why,
    },
    TargetQueues: {
      actions: [
        'sqs:CreateQueue',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListQueueTags',
        'sqs:SendMessage',
        'sqs:SetQueueAttributes',
        'sqs:TagQueue',
      ],
      resources: [of('sqs', '*')],
      why,
    },
    TargetRoles: {
      actions: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
      resources: [roles],
      why,
    },
    TargetRolesPassed: {
      actions: ['iam:PassRole'],
      resources: [roles],
      conditions: { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } },
      why,
    },
    TargetStateMachines: {
      actions: ['states:StartExecution'],
      resources: [of('states', 'stateMachine:*')],
      why,
    },
    TargetStreams: {
      actions: ['kinesis:PutRecord'],
      resources: [of('kinesis', 'stream/*')],
      why,
    },
    TargetTopics: {
      actions: ['sns:GetTopicAttributes', 'sns:Publish', 'sns:SetTopicAttributes'],
      resources: [of('sns', '*')],
      why,
    },
    WithoutResource: {
      actions: [
        'cloudwatch:GetMetricData',
        'events:ListApiDestinations',
        'events:ListArchives',
        'events:ListEventBuses',
        'events:ListReplays',
        'events:ListRuleNamesByTarget',
        'events:ListRules',
        'events:TestEventPattern',
        'iam:ListRoles',
        'lambda:ListFunctions',
        'logs:DeleteResourcePolicy',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:PutResourcePolicy',
        'secretsmanager:BatchGetSecretValue',
        'secretsmanager:ListSecrets',
        'sns:ListTopics',
        'sqs:ListQueues',
        'states:ListStateMachines',
      ],
      resources: ['*'],
      why: 'These actions do not support resource-level permissions.',
    },
  };
}
