import { DASHBOARD_ACTIONS, type DashboardAction } from '@momento-gateway/shared/dashboard-actions';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { includesRole, type Role } from '@momento-gateway/shared/role';
import type { DeployedStack } from './stack.ts';

/** A call that MiniStack authorizes in another way than AWS. */
export interface EmulatorPermission {
  /** The action that AWS checks. */
  readonly action: DashboardAction;
  /** The action that MiniStack checks, if it is another. */
  readonly asked?: string;
  /** The least role that has it, if a lesser one has the action for other resources. */
  readonly role?: Role;
  /** The resource that MiniStack checks. */
  readonly resource: string;
}

/** The statement for it. */
export function allowOnEmulator({ action, asked = action, resource }: EmulatorPermission): object {
  return { Effect: 'Allow', Action: asked, Resource: resource };
}

/** The permissions that MiniStack checks instead of those in a role's policy. */
export function listEmulatorPermissions(
  stack: Pick<DeployedStack, 'outputs'>,
  role: Role,
): readonly EmulatorPermission[] {
  return listAll(stack).filter(({ action, role: needed }) =>
    includesRole(role, needed ?? DASHBOARD_ACTIONS[action]),
  );
}

function listAll({ outputs }: Pick<DeployedStack, 'outputs'>): readonly EmulatorPermission[] {
  const { EventBusName, LogGroupName, AuditLogGroupName } = outputs;
  const { ParkedQueueUrl, DeadLetterQueueUrl, HeldQueueUrl } = outputs;
  const bus = `arn:aws:events:*:*:event-bus/${EventBusName}`;
  const liveQueues = `arn:aws:sqs:*:*:${VIEWER_NAME_PREFIX}*`;
  const liveRules = [
    `arn:aws:events:*:*:rule/*/${VIEWER_NAME_PREFIX}*`,
    `arn:aws:events:*:*:rule/${VIEWER_NAME_PREFIX}*`,
  ];
  const ownQueues = [ParkedQueueUrl, DeadLetterQueueUrl, HeldQueueUrl].map(
    (url) => `arn:aws:sqs:*:*:${url.split('/').at(-1)}`,
  );
  return [
    // MiniStack treats a bus as a rule.
    ...(['DescribeEventBus', 'CreateEventBus', 'DeleteEventBus'] as const).map(
      (name) =>
        ({ action: `events:${name}`, resource: 'arn:aws:events:*:*:rule/default/*' }) as const,
    ),
    // AWS knows the pattern's source, and names no default bus in a rule's ARN.
    ...liveRules.flatMap((resource) => [
      { action: 'events:PutRule', resource } as const,
      { action: 'events:DeleteRule', resource } as const,
    ]),
    // AWS checks the rule.
    { action: 'events:ListTargetsByRule', resource: bus },
    { action: 'events:PutTargets', resource: bus },
    { action: 'events:RemoveTargets', resource: bus },
    { action: 'events:TagResource', resource: '*' },
    // AWS checks the tag of the target.
    { action: 'events:PutEvents', resource: '*' },
    { action: 'firehose:PutRecord', resource: '*' },
    { action: 'kinesis:PutRecord', resource: '*' },
    { action: 'states:StartExecution', resource: '*' },
    // AWS checks the role.
    { action: 'iam:SimulatePrincipalPolicy', resource: '*' },
    // AWS checks the group with its streams, `:*`.
    { action: 'logs:FilterLogEvents', resource: `arn:aws:logs:*:*:log-group:${LogGroupName}` },
    {
      action: 'logs:FilterLogEvents',
      resource: `arn:aws:logs:*:*:log-group:${AuditLogGroupName}`,
      role: 'admin',
    },
    ...(['logs:CreateLogStream', 'logs:PutLogEvents'] as const).map((action) => ({
      action,
      resource: `arn:aws:logs:*:*:log-group:${AuditLogGroupName}`,
    })),
    // On AWS a batch needs the action of a single call.
    ...ownQueues.map(
      (resource) =>
        ({
          action: 'sqs:DeleteMessage',
          asked: 'sqs:DeleteMessageBatch',
          resource,
          role: 'operator',
        }) as const,
    ),
    { action: 'sqs:DeleteMessage', asked: 'sqs:DeleteMessageBatch', resource: liveQueues },
    ...ownQueues.map(
      (resource) =>
        ({
          action: 'sqs:ChangeMessageVisibility',
          asked: 'sqs:ChangeMessageVisibilityBatch',
          resource,
        }) as const,
    ),
  ];
}
