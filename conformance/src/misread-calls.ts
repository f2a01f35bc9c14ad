import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { DeployedStack } from './stack.ts';

/** A call that MiniStack authorises in another way than AWS does. */
export interface MisreadCall {
  /** What AWS asks for. */
  readonly action: string;
  /** The action that MiniStack asks for instead, where it is another. */
  readonly asked?: string;
  /** The resource that MiniStack asks for. */
  readonly resource: string;
}

/** The stack's policies are written for AWS: what MiniStack asks for instead is allowed besides. */
export function listMisreadCalls({ outputs }: DeployedStack): readonly MisreadCall[] {
  const { EventBusName, LogGroupName, ParkedQueueUrl, DeadLetterQueueUrl } = outputs;
  const bus = `arn:aws:events:*:*:event-bus/${EventBusName}`;
  const liveQueues = `arn:aws:sqs:*:*:${VIEWER_NAME_PREFIX}*`;
  const ownQueues = [ParkedQueueUrl, DeadLetterQueueUrl].map(
    (url) => `arn:aws:sqs:*:*:${url.split('/').at(-1)}`,
  );
  return [
    // As if a bus's name were a rule's.
    { action: 'events:DescribeEventBus', resource: 'arn:aws:events:*:*:rule/default/*' },
    // AWS takes the rule for these.
    { action: 'events:ListTargetsByRule', resource: bus },
    { action: 'events:PutTargets', resource: bus },
    { action: 'events:RemoveTargets', resource: bus },
    { action: 'events:ListTagsForResource', resource: '*' },
    { action: 'events:TagResource', resource: '*' },
    // AWS takes the role.
    { action: 'iam:SimulatePrincipalPolicy', resource: '*' },
    // AWS takes the group with its streams, `:*`.
    { action: 'logs:FilterLogEvents', resource: `arn:aws:logs:*:*:log-group:${LogGroupName}` },
    // On AWS a batch needs the action of one.
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
