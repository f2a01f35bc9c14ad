import {
  DescribeRuleCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import type { Context } from '../context.ts';
import type { AwsRule } from './to-rule.ts';

export type Needed = Pick<Context, 'events' | 'config'>;

/** @returns undefined when there is no such rule on the bus. */
export async function describeRule(
  { events, config }: Needed,
  name: string,
): Promise<AwsRule | undefined> {
  try {
    return await events.send(new DescribeRuleCommand({ Name: name, EventBusName: config.busName }));
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

export async function listTargetsOf(
  { events, config }: Needed,
  name: string,
): Promise<readonly Target[]> {
  // A rule has five targets at most, unless AWS raised it: one page holds a hundred.
  const { Targets = [] } = await events.send(
    new ListTargetsByRuleCommand({ Rule: name, EventBusName: config.busName }),
  );
  return Targets;
}

/** Whether the rule carries the tag of this stack. */
export async function isManagedHere({ events, config }: Needed, ruleArn: string): Promise<boolean> {
  const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: ruleArn }));
  return Tags.some(({ Key, Value }) => Key === STACK_TAG && Value === config.secretPrefix);
}
