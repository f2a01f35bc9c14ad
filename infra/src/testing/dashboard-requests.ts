import type { DashboardAction } from '@momento-gateway/shared/dashboard-actions';
import type { Role } from '@momento-gateway/shared/role';
import { TENANT_TAG } from '@momento-gateway/shared/tenant';
import { ACCOUNT } from './is-allowed.ts';

export const STACK = 'orders';
/** Named as CloudFormation does. */
export const AUDIT_LOG_GROUP = `${STACK}-GatewayAudit0B9B9D60-AbCdEf`;
export const REGION = 'eu-west-1';

export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${service === 'iam' ? '' : REGION}:${ACCOUNT}:${resource}`;
}

export const QUEUES = {
  parked: arnOf('sqs', `${STACK}-Parked`),
  deadLetters: arnOf('sqs', `${STACK}-Failures`),
  held: arnOf('sqs', `${STACK}-Held`),
};

/** The stack's bus, and the path of its rules. */
export interface OnBus {
  readonly busName: string;
  readonly rulePath: string;
}

export interface DashboardRequest {
  readonly action: DashboardAction;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The least role whose policy allows it; undefined for nobody. */
  readonly role: Role | undefined;
}

const LIVE = 'momento-gateway-live-1';
const own = { 'aws:ResourceTag/momento-gateway:stack': STACK };
const foreign = { 'aws:ResourceTag/momento-gateway:stack': 'payments' };
const made = { 'aws:RequestTag/momento-gateway:stack': STACK };
const target = { 'aws:ResourceTag/momento-gateway:target': STACK };
const othersTarget = { 'aws:ResourceTag/momento-gateway:target': 'payments' };
const momento = { 'events:source': ['Momento'] };
const byEventBridge = { 'lambda:Principal': 'events.amazonaws.com' };
const toEventBridge = { 'iam:PassedToService': 'events.amazonaws.com' };

/** Requests for the stack's own resources and for those of others, and who may make them. */
export function listDashboardRequests({ busName, rulePath }: OnBus): readonly DashboardRequest[] {
  const liveRule = arnOf('events', `rule/${rulePath}${LIVE}`);
  const rule = arnOf('events', `rule/${rulePath}shop`);
  const bus = arnOf('events', `event-bus/${busName}`);
  const tenantBus = arnOf('events', `event-bus/${STACK}_sales`);
  const registeredAt = 'momento-gateway:registered-at';
  const otherBus = arnOf('events', 'event-bus/analytics');
  const liveQueue = arnOf('sqs', LIVE);
  const queue = arnOf('sqs', 'shop');
  const lambda = arnOf('lambda', 'function:shop');
  const topic = arnOf('sns', 'shop');
  const secret = arnOf('secretsmanager', `secret:${STACK}/1-AbCdEf`);
  const othersSecret = arnOf('secretsmanager', `secret:${STACK}-2/1-AbCdEf`);
  const logs = arnOf('logs', `log-group:${STACK}-Logs:log-stream:`);
  const auditLog = arnOf('logs', `log-group:${AUDIT_LOG_GROUP}`);
  const othersLogs = arnOf('logs', 'log-group:/aws/lambda/payments:log-stream:1');
  const key = arnOf('kms', 'key/1');
  const bySqs = { 'kms:ViaService': `sqs.${REGION}.amazonaws.com` };
  const byS3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };
  const toTargets = (...arns: string[]) => ({ 'events:TargetArn': arns });

  const table: readonly (readonly [
    action: DashboardAction,
    resource: string,
    role: Role | 'nobody',
    context?: DashboardRequest['context'],
  ])[] = [
    ['cloudformation:DescribeStacks', arnOf('cloudformation', `stack/${STACK}/1`), 'viewer'],
    ['cloudformation:DescribeStacks', arnOf('cloudformation', `stack/${STACK}-2/1`), 'nobody'],
    ['logs:FilterLogEvents', arnOf('logs', `log-group:${STACK}-Logs:*`), 'viewer'],
    ['logs:FilterLogEvents', arnOf('logs', `log-group:${AUDIT_LOG_GROUP}:*`), 'admin'],
    ['logs:FilterLogEvents', arnOf('logs', 'log-group:/aws/lambda/payments:*'), 'nobody'],

    // Webhooks, and those of a stack with a similar name.
    ['secretsmanager:DescribeSecret', secret, 'viewer'],
    ['secretsmanager:DescribeSecret', othersSecret, 'nobody'],
    ['secretsmanager:GetSecretValue', secret, 'operator'],
    ['secretsmanager:GetSecretValue', othersSecret, 'nobody'],
    ...(
      [
        'secretsmanager:CreateSecret',
        'secretsmanager:DeleteSecret',
        'secretsmanager:PutSecretValue',
        'secretsmanager:TagResource',
        'secretsmanager:UpdateSecret',
        'secretsmanager:UpdateSecretVersionStage',
      ] as const
    ).flatMap((action) => [
      [action, secret, 'admin'] as const,
      [action, othersSecret, 'nobody'] as const,
    ]),

    // Failures, in the stack's queues and in others.
    ...Object.values(QUEUES).flatMap(
      (on) =>
        [
          ['sqs:ReceiveMessage', on, 'viewer'],
          ['sqs:ChangeMessageVisibility', on, 'viewer'],
          ['sqs:DeleteMessage', on, 'operator'],
          ['sqs:SendMessage', on, 'nobody'],
          ['sqs:SetQueueAttributes', on, 'nobody'],
          ['sqs:TagQueue', on, 'nobody', made],
          ['sqs:DeleteQueue', on, 'nobody', own],
        ] as const,
    ),
    ['sqs:ChangeMessageVisibility', queue, 'nobody', target],
    ['sqs:DeleteMessage', queue, 'nobody', target],
    ...(['parked', 'dead-letters'] as const).flatMap(
      (end) =>
        [
          ['sqs:ReceiveMessage', arnOf('sqs', `${STACK}_sales_${end}`), 'viewer'],
          ['sqs:ChangeMessageVisibility', arnOf('sqs', `${STACK}_sales_${end}`), 'viewer'],
          ['sqs:DeleteMessage', arnOf('sqs', `${STACK}_sales_${end}`), 'operator'],
          ['sqs:SendMessage', arnOf('sqs', `${STACK}_sales_${end}`), 'nobody'],
          ['sqs:ReceiveMessage', arnOf('sqs', `${STACK}-2_sales_${end}`), 'nobody'],
          ['sqs:DeleteMessage', arnOf('sqs', `${STACK}-2_sales_${end}`), 'nobody'],
          ['sqs:DeleteMessage', arnOf('sqs', `${STACK}_sales_large`), 'nobody', target],
        ] as const,
    ),

    // A look into a queue, which deletes nothing.
    ['sqs:ReceiveMessage', queue, 'operator', target],
    ['sqs:ReceiveMessage', queue, 'nobody', othersTarget],
    ['sqs:ReceiveMessage', queue, 'nobody'],

    // Live events: a rule and a queue of a page.
    ...[liveRule, arnOf('events', `rule/${STACK}_sales/${LIVE}`)].flatMap(
      (one) =>
        [
          ['events:PutRule', one, 'viewer', momento],
          ['events:PutRule', one, 'admin', { 'events:source': ['Momento', 'aws.ec2'] }],
          ['events:PutRule', one, 'admin'],
          ['events:PutTargets', one, 'viewer', toTargets(liveQueue)],
          ['events:PutTargets', one, 'admin', toTargets(liveQueue, queue)],
          ['events:RemoveTargets', one, 'viewer'],
          ['events:DeleteRule', one, 'viewer'],
          ['events:TagResource', one, 'viewer'],
        ] as const,
    ),
    ['sqs:CreateQueue', liveQueue, 'viewer', made],
    ['sqs:TagQueue', liveQueue, 'viewer', made],
    ['sqs:TagQueue', liveQueue, 'viewer', { ...made, ...own }],
    ['sqs:TagQueue', liveQueue, 'nobody', { ...made, ...foreign }],
    ['sqs:ReceiveMessage', liveQueue, 'viewer', own],
    ['sqs:ReceiveMessage', liveQueue, 'nobody', foreign],
    ['sqs:DeleteMessage', liveQueue, 'viewer', own],
    ['sqs:DeleteMessage', liveQueue, 'nobody', foreign],
    ['sqs:DeleteQueue', liveQueue, 'viewer', own],
    ['sqs:DeleteQueue', liveQueue, 'nobody', foreign],

    // The buses and queues of tenants.
    ...(['events:CreateEventBus', 'events:DeleteEventBus', 'events:TagResource'] as const).flatMap(
      (action) => [
        [action, tenantBus, 'owner', { 'aws:TagKeys': [TENANT_TAG] }] as const,
        [action, arnOf('events', `event-bus/${STACK}-2_sales`), 'nobody'] as const,
        [action, bus, 'nobody'] as const,
      ],
    ),
    // Who registers a webhook says so on the bus, and nothing else.
    ['events:TagResource', tenantBus, 'admin', { 'aws:TagKeys': [registeredAt] }],
    ['events:TagResource', tenantBus, 'owner', { 'aws:TagKeys': [registeredAt, TENANT_TAG] }],
    ['events:TagResource', bus, 'nobody', { 'aws:TagKeys': [registeredAt] }],
    ...(['sqs:DeleteQueue', 'sqs:SetQueueAttributes'] as const).flatMap((action) => [
      [action, arnOf('sqs', `${STACK}_sales_parked`), 'owner'] as const,
      [action, arnOf('sqs', `${STACK}_sales_dead-letters`), 'owner'] as const,
      [action, arnOf('sqs', `${STACK}_sales`), 'nobody'] as const,
      [action, arnOf('sqs', `${STACK}-2_sales_parked`), 'nobody'] as const,
    ]),

    // Rules, on the bus of the stack and on that of a tenant.
    ...[rule, arnOf('events', `rule/${STACK}_sales/shop`)].flatMap(
      (one) =>
        [
          ['events:DescribeRule', one, 'viewer'],
          ['events:ListTargetsByRule', one, 'viewer'],
          ['events:EnableRule', one, 'operator'],
          ['events:DisableRule', one, 'operator'],
          ['events:TagResource', one, 'operator'],
          ['events:PutRule', one, 'admin', momento],
          ['events:DeleteRule', one, 'admin'],
          ['events:RemoveTargets', one, 'admin'],
          ['events:PutTargets', one, 'admin', toTargets(queue, lambda, topic)],
          // A rule of one tenant could send to the bus of another.
          ['events:PutTargets', one, 'nobody', toTargets(bus)],
          ['events:PutTargets', one, 'nobody', toTargets(arnOf('events', `event-bus/${STACK}_x`))],
        ] as const,
    ),
    ['events:PutTargets', rule, 'admin', toTargets(otherBus)],
    ['events:PutTargets', rule, 'admin', toTargets(arnOf('states', 'stateMachine:shop'))],
    ['events:PutTargets', rule, 'admin', toTargets(arnOf('logs', 'log-group:/aws/events/shop'))],
    // What runs code with the role that is passed, what only the gateway fills, and other accounts.
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('ecs', 'cluster/shop'))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('codebuild', 'project/shop'))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('ssm', 'document/AWS-RunShellScript'))],
    ['events:PutTargets', rule, 'nobody', toTargets(queue, QUEUES.parked)],
    ['events:PutTargets', rule, 'nobody', toTargets(QUEUES.deadLetters)],
    ['events:PutTargets', rule, 'nobody', toTargets(QUEUES.held)],
    ['events:PutTargets', rule, 'admin', toTargets(arnOf('sqs', `${STACK}_large-orders`))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('sqs', `${STACK}_sales_parked`))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('sqs', `${STACK}_sales_dead-letters`))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('sqs', `${STACK}_sales_held`))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('events', `event-bus/${STACK}_sales`))],
    ['events:PutTargets', rule, 'nobody', toTargets(queue.replace(ACCOUNT, '999988887777'))],
    ['events:PutTargets', rule, 'nobody', toTargets(arnOf('logs', 'log-group:/aws/lambda/shop'))],
    ['iam:PassRole', arnOf('iam', 'role/momento-gateway/shop'), 'admin', toEventBridge],
    ['iam:PassRole', arnOf('iam', 'role/shop'), 'nobody', toEventBridge],
    ['iam:PassRole', arnOf('iam', 'role/Administrator'), 'nobody', toEventBridge],
    [
      'iam:PassRole',
      arnOf('iam', 'role/momento-gateway/shop'),
      'nobody',
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],

    // Policies of targets: only of what carries the stack's tag.
    ['sqs:SetQueueAttributes', queue, 'admin', target],
    ['sqs:SetQueueAttributes', queue, 'nobody', othersTarget],
    ['sqs:SetQueueAttributes', queue, 'nobody'],
    ['sns:SetTopicAttributes', topic, 'admin', target],
    ['sns:SetTopicAttributes', topic, 'nobody'],
    ['lambda:AddPermission', lambda, 'admin', { ...target, ...byEventBridge }],
    ['lambda:AddPermission', lambda, 'nobody', byEventBridge],
    ['lambda:AddPermission', lambda, 'nobody', { ...target, 'lambda:Principal': '*' }],
    ['lambda:RemovePermission', lambda, 'admin', { ...target, ...byEventBridge }],
    ['lambda:RemovePermission', lambda, 'nobody', byEventBridge],
    ['lambda:RemovePermission', lambda, 'nobody', { ...target, 'lambda:Principal': ACCOUNT }],
    ['sqs:CreateQueue', arnOf('sqs', `${STACK}_shop`), 'admin'],
    ['sqs:CreateQueue', queue, 'nobody'],
    ['sqs:TagQueue', arnOf('sqs', `${STACK}_shop`), 'admin'],
    // Otherwise any queue could be made one of the stack's targets.
    ['sqs:TagQueue', queue, 'nobody', { 'aws:RequestTag/momento-gateway:target': STACK }],

    // Redrive.
    ['events:PutEvents', bus, 'operator', momento],
    ['events:PutEvents', bus, 'nobody', { 'events:source': ['aws.ec2'] }],
    ['events:PutEvents', arnOf('events', `event-bus/${STACK}_sales`), 'operator', momento],
    ['events:PutEvents', arnOf('events', `event-bus/${STACK}-2_sales`), 'nobody', momento],
    ['events:PutEvents', otherBus, 'operator', { ...momento, ...target }],
    ['events:PutEvents', otherBus, 'nobody', momento],
    ['sqs:SendMessage', queue, 'operator', target],
    ['sqs:SendMessage', queue, 'nobody'],
    ['lambda:InvokeFunction', lambda, 'operator', target],
    ['lambda:InvokeFunction', lambda, 'nobody'],
    ['kms:Decrypt', key, 'viewer', bySqs],
    ['kms:Decrypt', key, 'nobody', byS3],
    ['kms:Decrypt', key, 'nobody'],
    ['kms:GenerateDataKey', key, 'operator', bySqs],
    ['kms:GenerateDataKey', key, 'nobody', byS3],
    ['sns:Publish', topic, 'operator', target],
    ['sns:Publish', topic, 'nobody'],
    ['states:StartExecution', arnOf('states', 'stateMachine:shop'), 'operator', target],
    ['states:StartExecution', arnOf('states', 'stateMachine:shop'), 'nobody'],
    ['kinesis:PutRecord', arnOf('kinesis', 'stream/shop'), 'operator', target],
    ['kinesis:PutRecord', arnOf('kinesis', 'stream/shop'), 'nobody'],
    ['firehose:PutRecord', arnOf('firehose', 'deliverystream/shop'), 'operator', target],
    ['firehose:PutRecord', arnOf('firehose', 'deliverystream/shop'), 'nobody'],
    ...(['logs:CreateLogStream', 'logs:PutLogEvents'] as const).flatMap(
      (action) =>
        [
          [action, `${logs}redrives/1`, 'operator'],
          // A line there would be a call of the gateway.
          [action, `${logs}2026/01/01/[1]1`, 'nobody'],
          [action, arnOf('logs', 'log-group:/aws/events/shop:log-stream:1'), 'operator'],
          [action, `${auditLog}:log-stream:laptop-1`, 'operator'],
          [action, othersLogs, 'nobody'],
        ] as const,
    ),
  ];
  return table.map(([action, resource, role, context]) => ({
    action,
    resource,
    role: role === 'nobody' ? undefined : role,
    ...(context && { context }),
  }));
}

/** Actions that take no resource, or that read what a target of any name is or allows. */
export const EVERYWHERE: Readonly<Partial<Record<DashboardAction, string>>> = {
  'cloudwatch:GetMetricData': '*',
  'events:CancelReplay': arnOf('events', 'replay/shop'),
  'events:DescribeApiDestination': arnOf('events', 'api-destination/shop/1'),
  'events:DescribeArchive': arnOf('events', 'archive/shop'),
  'events:DescribeEventBus': arnOf('events', 'event-bus/analytics'),
  'events:DescribeReplay': arnOf('events', 'replay/shop'),
  'events:ListApiDestinations': '*',
  'events:ListArchives': '*',
  'events:ListEventBuses': '*',
  'events:ListReplays': '*',
  'events:ListRuleNamesByTarget': '*',
  'events:ListRules': '*',
  'events:ListTagsForResource': arnOf('events', 'event-bus/analytics'),
  'events:StartReplay': arnOf('events', 'replay/shop'),
  'events:TestEventPattern': '*',
  'iam:GetRole': arnOf('iam', 'role/shop'),
  'iam:ListRoles': '*',
  'iam:SimulatePrincipalPolicy': arnOf('iam', 'role/shop'),
  'lambda:GetPolicy': arnOf('lambda', 'function:shop'),
  'lambda:ListAliases': arnOf('lambda', 'function:shop'),
  'lambda:ListFunctions': '*',
  'lambda:ListVersionsByFunction': arnOf('lambda', 'function:shop'),
  'logs:DeleteResourcePolicy': '*',
  'logs:DescribeLogGroups': '*',
  'logs:DescribeResourcePolicies': '*',
  'logs:PutResourcePolicy': '*',
  'secretsmanager:BatchGetSecretValue': '*',
  'secretsmanager:ListSecrets': '*',
  'servicequotas:GetServiceQuota': '*',
  'sns:GetTopicAttributes': arnOf('sns', 'shop'),
  'sns:ListTopics': '*',
  'sqs:GetQueueAttributes': arnOf('sqs', 'shop'),
  'sqs:GetQueueUrl': arnOf('sqs', 'shop'),
  'sqs:ListQueues': '*',
  'sqs:ListQueueTags': arnOf('sqs', 'shop'),
  'states:ListStateMachines': '*',
  'tag:GetResources': '*',
};
