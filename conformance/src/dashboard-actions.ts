import { ARCHIVE_CHECKS } from './checks/archive-checks.ts';
import { FAILURE_CHECKS } from './checks/failure-checks.ts';
import { HELD_CHECKS } from './checks/held-checks.ts';
import { OBSERVATION_CHECKS } from './checks/observation-checks.ts';
import { RULE_CHECKS } from './checks/rule-checks.ts';
import { TARGET_CHECKS } from './checks/target-checks.ts';
import { TENANT_CHECKS } from './checks/tenant-checks.ts';
import { WEBHOOK_CHECKS } from './checks/webhook-checks.ts';

/** Checks of the dashboard by name, which together call every API operation. */
export const CHECKS = {
  ...WEBHOOK_CHECKS,
  ...TARGET_CHECKS,
  ...RULE_CHECKS,
  ...FAILURE_CHECKS,
  ...HELD_CHECKS,
  ...OBSERVATION_CHECKS,
  ...ARCHIVE_CHECKS,
  ...TENANT_CHECKS,
};

export type CheckName = keyof typeof CHECKS;

/** Needs a viewer that has been open for a minute. */
export const AGED_CHECK: CheckName = 'keeps a viewer that is in use';

/** The actions of the dashboard policy, each with a check that fails without it. */
export const NEEDED_BY: Readonly<Record<string, CheckName>> = {
  // First, while the viewers that were opened at the start exist.
  'events:TagResource': AGED_CHECK,
  'sqs:TagQueue': AGED_CHECK,
  'cloudformation:DescribeStacks': 'reads its configuration from the stack',
  'cloudwatch:GetMetricData': 'reaches what it depends on',
  'events:CancelReplay': 'replays archived events to a rule',
  'events:CreateEventBus': 'makes and removes a tenant',
  'events:DeleteEventBus': 'makes and removes a tenant',
  'events:DeleteRule': 'makes a rule for a queue',
  'events:DescribeApiDestination': 'looks for an API destination',
  'events:DescribeArchive': 'replays archived events to a rule',
  'events:DescribeEventBus': 'reaches what it depends on',
  'events:DescribeReplay': 'replays archived events to a rule',
  'events:DescribeRule': 'reads, changes and switches a rule off',
  'events:DisableRule': 'reads, changes and switches a rule off',
  'events:EnableRule': 'makes a rule for a queue',
  'events:ListApiDestinations': 'lists API destinations',
  'events:ListArchives': 'replays archived events to a rule',
  'events:ListEventBuses': 'lists buses',
  'events:ListReplays': 'replays archived events to a rule',
  'events:ListRuleNamesByTarget': 'makes a rule for a log group',
  'events:ListRules': 'lists rules and their permissions',
  'events:ListTagsForResource': 'makes a rule for a queue',
  'events:ListTargetsByRule': 'makes a rule for a queue',
  'events:PutEvents': 'redrives to the bus',
  'events:PutRule': 'makes a rule for a queue',
  'events:PutTargets': 'makes a rule for a queue',
  'events:RemoveTargets': 'makes a rule for a queue',
  'events:StartReplay': 'replays archived events to a rule',
  'events:TestEventPattern': 'tests a pattern',
  'firehose:PutRecord': 'redrives to a Firehose stream',
  'iam:GetRole': 'makes a rule for a bus, reached by a role',
  'iam:ListRoles': 'lists roles',
  'iam:SimulatePrincipalPolicy': 'makes a rule for a bus, reached by a role',
  'kinesis:PutRecord': 'redrives to a Kinesis stream',
  'lambda:AddPermission': 'makes a rule for a function',
  'lambda:GetPolicy': 'makes a rule for a function',
  'lambda:InvokeFunction': 'redrives to a function',
  'lambda:ListAliases': 'lists the versions of a function',
  'lambda:ListFunctions': 'lists functions',
  'lambda:ListVersionsByFunction': 'lists the versions of a function',
  'lambda:RemovePermission': 'makes a rule for a function',
  'logs:CreateLogStream': 'redrives to a log group',
  'logs:DeleteResourcePolicy': 'makes a rule for a log group',
  'logs:DescribeLogGroups': 'lists log groups',
  'logs:DescribeResourcePolicies': 'makes a rule for a log group',
  'logs:FilterLogEvents': 'shows the activity of a webhook',
  'logs:PutLogEvents': 'redrives to a log group',
  'logs:PutResourcePolicy': 'makes a rule for a log group',
  'secretsmanager:BatchGetSecretValue': 'lists a webhook made by hand',
  'secretsmanager:CreateSecret': 'registers a webhook',
  'secretsmanager:DeleteSecret': 'deletes a webhook',
  'secretsmanager:DescribeSecret': 'reads a webhook',
  'secretsmanager:GetSecretValue': 'changes a webhook and its signing secret',
  'secretsmanager:ListSecrets': 'lists webhooks',
  'secretsmanager:PutSecretValue': 'changes a webhook and its signing secret',
  'secretsmanager:UpdateSecret': 'describes a changed webhook for lists',
  'secretsmanager:UpdateSecretVersionStage': 'changes a webhook and its signing secret',
  'sns:GetTopicAttributes': 'makes a rule for a topic',
  'sns:ListTopics': 'lists topics',
  'sns:Publish': 'redrives to a topic',
  'sns:SetTopicAttributes': 'makes a rule for a topic',
  'sqs:ChangeMessageVisibility': 'lists failures and leaves them as they were',
  'sqs:CreateQueue': 'makes a queue',
  'sqs:DeleteMessage': 'redrives to the bus',
  'sqs:DeleteQueue': 'shows live events',
  'sqs:GetQueueAttributes': 'describes the gateway',
  'sqs:GetQueueUrl': 'makes a rule for a queue',
  'sqs:ListQueues': 'lists queues',
  'sqs:ListQueueTags': 'counts the open viewers',
  'sqs:ReceiveMessage': 'redrives to the bus',
  'sqs:SendMessage': 'redrives to a queue',
  'sqs:SetQueueAttributes': 'makes a rule for a queue',
  'states:ListStateMachines': 'lists state machines',
  'states:StartExecution': 'redrives to a state machine',
  'tag:GetResources': 'lists buses',
};

/** Actions that MiniStack does not check, each with a check that needs it on AWS. */
export const ONLY_ON_AWS: Readonly<Record<string, CheckName>> = {
  // With a key of the customer.
  'kms:Decrypt': 'changes a webhook and its signing secret',
  'kms:GenerateDataKey': 'registers a webhook',
  // With a role at PutTargets.
  'iam:PassRole': 'makes a rule for a bus, reached by a role',
  // With tags at CreateSecret.
  'secretsmanager:TagResource': 'registers a webhook',
};

/** Actions without which no call fails: the dashboard shows AWS's default in place of the answer. */
export const WITH_A_DEFAULT: readonly string[] = ['servicequotas:GetServiceQuota'];
