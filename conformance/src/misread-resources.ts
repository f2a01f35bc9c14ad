import type { DeployedStack } from './stack.ts';

/**
 * Calls that MiniStack authorises against another resource than AWS does, and that resource: the
 * stack's policy, which is written for AWS, does not have it.
 */
export function listMisreadResources({ outputs }: DeployedStack): readonly Misread[] {
  const { EventBusName, LogGroupName } = outputs;
  const bus = `arn:aws:events:*:*:event-bus/${EventBusName}`;
  return [
    // As if the bus's name were a rule's.
    { action: 'events:DescribeEventBus', resource: `arn:aws:events:*:*:rule/default/${EventBusName}` },
    // AWS takes the rule.
    { action: 'events:ListTargetsByRule', resource: bus },
    { action: 'events:PutTargets', resource: bus },
    { action: 'events:RemoveTargets', resource: bus },
    { action: 'events:ListTagsForResource', resource: '*' },
    { action: 'events:TagResource', resource: '*' },
    // AWS takes the group's log streams, `:*`.
    { action: 'logs:FilterLogEvents', resource: `arn:aws:logs:*:*:log-group:${LogGroupName}` },
  ];
}

export interface Misread {
  readonly action: string;
  readonly resource: string;
}
