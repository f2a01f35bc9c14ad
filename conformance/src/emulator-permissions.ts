import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { DeployedStack } from './stack.ts';

/** A call that MiniStack authorizes in another way than AWS. */
export interface EmulatorPermission {
  /** The action that AWS checks. */
  readonly action: string;
  /** The action that MiniStack checks, if it is another. */
  readonly asked?: string;
  /** The resource that MiniStack checks. */
  readonly resource: string;
}

/** The permissions that MiniStack checks instead of those in the stack's policies. */
export function listEmulatorPermissions({ outputs }: DeployedStack): readonly EmulatorPermission[] {
  const { EventBusName, LogGroupName, ParkedQueueUrl, DeadLetterQueueUrl } = outputs;
  const bus = `arn:aws:events:*:*:event-bus/${EventBusName}`;
  const liveQueues = `arn:aws:sqs:*:*:${VIEWER_NAME_PREFIX}*`;
  const ownQueues = [ParkedQueueUrl, DeadLetterQueueUrl].map(
    (url) => `arn:aws:sqs:*:*:${url.split('/').at(-1)}`,
  );
  return [
    // MiniStack treats a bus as a rule.
    { action: 'events:DescribeEventBus', resource: 'arn:aws:events:*:*:rule/default/*' },
    // AWS checks the rule.
    { action: 'events:ListTargetsByRule', resource: bus },
    { action: 'events:PutTargets', resource: bus },
    { action: 'events:RemoveTargets', resource: bus },
    { action: 'events:ListTagsForResource', resource: '*' },
    { action: 'events:TagResource', resource: '*' },
    // AWS checks the role.
    { action: 'iam:SimulatePrincipalPolicy', resource: '*' },
    // AWS checks the group with its streams, `:*`.
    { action: 'logs:FilterLogEvents', resource: `arn:aws:logs:*:*:log-group:${LogGroupName}` },
    // On AWS a batch needs the action of a single call.
    ...[...ownQueues, liveQueues].map((resource) => ({
      action: 'sqs:DeleteMessage',
      asked: 'sqs:DeleteMessageBatch',
      resource,
    })),
    ...ownQueues.map((resource) => ({
      action: 'sqs:ChangeMessageVisibility',
      asked: 'sqs:ChangeMessageVisibilityBatch',
      resource,
    })),
  ];
}
