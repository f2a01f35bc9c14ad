import {
  DescribeRuleCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import pMap from 'p-map';
import { readPages } from '../aws/read-pages.ts';
import type { BaseContext } from '../base-context.ts';
import { type AwsRule, type RuleState, toRuleState } from './rule-state.ts';

/** The bus, as far as its rules are read and written. */
export type Bus = Pick<BaseContext, 'events' | 'config'>;

const PARALLEL_RULES = 8;

/** @returns undefined when there is no such rule on the bus. */
export async function describeRule(
  { events, config }: Bus,
  name: string,
): Promise<AwsRule | undefined> {
  return unlessGone(
    events.send(new DescribeRuleCommand({ Name: name, EventBusName: config.busName })),
  );
}

/** @returns undefined when there is no such rule. */
export async function readRuleState(bus: Bus, name: string): Promise<RuleState | undefined> {
  const rule = await describeRule(bus, name);
  const targets = rule && (await listTargetsOf(bus, name));
  return rule && targets && toRuleState(rule, targets);
}

/** @returns undefined when there is no such rule. */
export async function listTargetsOf(
  { events, config }: Bus,
  name: string,
): Promise<readonly Target[] | undefined> {
  // A rule has five targets at most, unless AWS raised it: one page holds a hundred.
  const answer = await unlessGone(
    events.send(new ListTargetsByRuleCommand({ Rule: name, EventBusName: config.busName })),
  );
  return answer && (answer.Targets ?? []);
}

/** @returns undefined when there is no such rule. */
export async function readRuleTags(
  { events }: Pick<Bus, 'events'>,
  ruleArn: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const read = await unlessGone(
    events.send(new ListTagsForResourceCommand({ ResourceARN: ruleArn })),
  );
  return read && Object.fromEntries(read.Tags?.map(({ Key, Value = '' }) => [Key, Value]) ?? []);
}

/** All rules of the bus, or those whose name begins so. */
export async function listAllRules({ events, config }: Bus, namePrefix?: string): Promise<Rule[]> {
  const pages = await readPages((NextToken) =>
    events.send(
      new ListRulesCommand({ EventBusName: config.busName, NamePrefix: namePrefix, NextToken }),
    ),
  );
  return pages.flatMap(({ Rules = [] }) => Rules);
}

/** Whether any rule of the bus has this target. */
export async function isTarget({ events, config }: Bus, arn: string): Promise<boolean> {
  const { RuleNames = [] } = await events.send(
    new ListRuleNamesByTargetCommand({ TargetArn: arn, EventBusName: config.busName }),
  );
  return RuleNames.length > 0;
}

/** EventBridge does not list the rules of a dead-letter queue: all have to be looked at. */
export async function isDeadLetterQueue(bus: Bus, arn: string): Promise<boolean> {
  if (arn.split(':')[2] !== 'sqs') return false;
  const found = await pMap(
    await listAllRules(bus),
    async ({ Name = '' }) => {
      const targets = (await listTargetsOf(bus, Name)) ?? [];
      return targets.some(({ DeadLetterConfig }) => DeadLetterConfig?.Arn === arn);
    },
    { concurrency: PARALLEL_RULES },
  );
  return found.includes(true);
}

/** Others may delete a rule between two calls about it. */
async function unlessGone<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
