import {
  DescribeRuleCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  type Tag,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import type { Context } from '../context.ts';
import type { AwsRule } from './to-rule.ts';

export type Needed = Pick<Context, 'events' | 'config'>;

/** @returns undefined when there is no such rule on the bus. */
export async function describeRule(
  { events, config }: Needed,
  name: string,
): Promise<AwsRule | undefined> {
  return unlessGone(
    events.send(new DescribeRuleCommand({ Name: name, EventBusName: config.busName })),
  );
}

/** @returns undefined when there is no such rule on the bus, or no more. */
export async function listTargetsOf(
  { events, config }: Needed,
  name: string,
): Promise<readonly Target[] | undefined> {
  // A rule has five targets at most, unless AWS raised it: one page holds a hundred.
  const answer = await unlessGone(
    events.send(new ListTargetsByRuleCommand({ Rule: name, EventBusName: config.busName })),
  );
  return answer && (answer.Targets ?? []);
}

/** Whether the rule carries the tag of this stack; undefined when there is no such rule, or no more. */
export async function isManagedHere(
  { events, config }: Needed,
  ruleArn: string,
): Promise<boolean | undefined> {
  const answer = await unlessGone(
    events.send(new ListTagsForResourceCommand({ ResourceARN: ruleArn })),
  );
  const isOurs = ({ Key, Value }: Tag) => Key === STACK_TAG && Value === config.secretPrefix;
  return answer && (answer.Tags ?? []).some(isOurs);
}

/** Others may delete a rule between two calls about it. */
async function unlessGone<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
