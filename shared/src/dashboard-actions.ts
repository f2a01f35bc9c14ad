import { VIEWER_NAME_PREFIX } from './resource-names.ts';
import { includesRole, type Role } from './role.ts';

/** The actions of AWS that the dashboard calls, each with the least role that has it. */
export const DASHBOARD_ACTIONS = {
  'cloudformation:DescribeStacks': 'viewer',
  'cloudwatch:GetMetricData': 'viewer',
  'events:CancelReplay': 'operator',
  'events:CreateEventBus': 'owner',
  'events:DeleteEventBus': 'owner',
  'events:DeleteRule': 'viewer',
  'events:DescribeApiDestination': 'viewer',
  'events:DescribeArchive': 'viewer',
  'events:DescribeEventBus': 'viewer',
  'events:DescribeReplay': 'viewer',
  'events:DescribeRule': 'viewer',
  'events:DisableRule': 'operator',
  'events:EnableRule': 'operator',
  'events:ListApiDestinations': 'admin',
  'events:ListArchives': 'viewer',
  'events:ListEventBuses': 'viewer',
  'events:ListReplays': 'viewer',
  'events:ListRuleNamesByTarget': 'admin',
  'events:ListRules': 'viewer',
  'events:ListTagsForResource': 'viewer',
  'events:ListTargetsByRule': 'viewer',
  'events:PutEvents': 'operator',
  'events:PutRule': 'viewer',
  'events:PutTargets': 'viewer',
  'events:RemoveTargets': 'viewer',
  'events:StartReplay': 'operator',
  'events:TagResource': 'viewer',
  'events:TestEventPattern': 'viewer',
  'firehose:PutRecord': 'operator',
  'iam:GetRole': 'viewer',
  'iam:ListRoles': 'admin',
  'iam:PassRole': 'admin',
  'iam:SimulatePrincipalPolicy': 'viewer',
  'kinesis:PutRecord': 'operator',
  'kms:Decrypt': 'viewer',
  'kms:GenerateDataKey': 'operator',
  'lambda:AddPermission': 'admin',
  'lambda:GetPolicy': 'viewer',
  'lambda:InvokeFunction': 'operator',
  'lambda:ListAliases': 'admin',
  'lambda:ListFunctions': 'admin',
  'lambda:ListVersionsByFunction': 'admin',
  'lambda:RemovePermission': 'admin',
  'logs:CreateLogStream': 'operator',
  'logs:DeleteResourcePolicy': 'admin',
  'logs:DescribeLogGroups': 'viewer',
  'logs:DescribeResourcePolicies': 'viewer',
  'logs:FilterLogEvents': 'viewer',
  'logs:PutLogEvents': 'operator',
  'logs:PutResourcePolicy': 'admin',
  'secretsmanager:BatchGetSecretValue': 'operator',
  'secretsmanager:CreateSecret': 'admin',
  'secretsmanager:DeleteSecret': 'admin',
  'secretsmanager:DescribeSecret': 'viewer',
  'secretsmanager:GetSecretValue': 'operator',
  'secretsmanager:ListSecrets': 'viewer',
  'secretsmanager:PutSecretValue': 'admin',
  'secretsmanager:TagResource': 'admin',
  'secretsmanager:UpdateSecret': 'admin',
  'secretsmanager:UpdateSecretVersionStage': 'admin',
  'servicequotas:GetServiceQuota': 'viewer',
  'sns:GetTopicAttributes': 'viewer',
  'sns:ListTopics': 'admin',
  'sns:Publish': 'operator',
  'sns:SetTopicAttributes': 'admin',
  'sqs:ChangeMessageVisibility': 'viewer',
  'sqs:CreateQueue': 'viewer',
  'sqs:DeleteMessage': 'viewer',
  'sqs:DeleteQueue': 'viewer',
  'sqs:GetQueueAttributes': 'viewer',
  'sqs:GetQueueUrl': 'viewer',
  'sqs:ListQueues': 'viewer',
  'sqs:ListQueueTags': 'viewer',
  'sqs:ReceiveMessage': 'viewer',
  'sqs:SendMessage': 'operator',
  'sqs:SetQueueAttributes': 'admin',
  'sqs:TagQueue': 'viewer',
  'states:ListStateMachines': 'admin',
  'states:StartExecution': 'operator',
  'tag:GetResources': 'viewer',
} as const satisfies Readonly<Record<string, Role>>;

export type DashboardAction = keyof typeof DASHBOARD_ACTIONS;

/** What a viewer has for the rules and queues of live events only, and who has it for others. */
const BEYOND_LIVE_EVENTS: Readonly<Partial<Record<DashboardAction, Role>>> = {
  'events:DeleteRule': 'admin',
  'events:PutRule': 'admin',
  'events:PutTargets': 'admin',
  'events:RemoveTargets': 'admin',
  'events:TagResource': 'operator',
  'sqs:CreateQueue': 'admin',
  'sqs:DeleteMessage': 'operator',
  'sqs:TagQueue': 'admin',
};

export function isDashboardAction(action: string): action is DashboardAction {
  return Object.hasOwn(DASHBOARD_ACTIONS, action);
}

/** The actions of a role's policy, in alphabetical order. */
export function listActions(role: Role): readonly DashboardAction[] {
  return Object.entries(DASHBOARD_ACTIONS)
    .flatMap(([action, needed]) => (includesRole(role, needed) ? [action as DashboardAction] : []))
    .sort();
}

/** Who has what others have for other things for the buses and queues of tenants. */
const FOR_TENANTS: Readonly<Partial<Record<DashboardAction, Role>>> = {
  // To say that a webhook is registered; an owner also when the bus is made or removed.
  'events:TagResource': 'admin',
  'sqs:CreateQueue': 'owner',
  'sqs:DeleteQueue': 'owner',
  'sqs:SetQueueAttributes': 'owner',
  'sqs:TagQueue': 'owner',
};

/** The least role whose policy has an action for a resource, named by its ARN or its name. */
export function findRole(action: DashboardAction, resource: string): Role {
  const isOfTenant = /:event-bus\/|_(?:parked|dead-letters)$/.test(resource);
  const ofTenant = isOfTenant ? FOR_TENANTS[action] : undefined;
  if (ofTenant !== undefined) return ofTenant;
  const beyond = BEYOND_LIVE_EVENTS[action];
  return beyond === undefined || resource.includes(VIEWER_NAME_PREFIX)
    ? DASHBOARD_ACTIONS[action]
    : beyond;
}
