import {
  DeleteRuleCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { STACK_TAG, VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { ignoreGone } from './ignore-gone.ts';
import { administrator } from './target-aws.ts';

const { events, sqs } = administrator;

/** Removes the rules with a stack's name, and its live events viewers: a rule and a queue each. */
export async function removeRules(stackName: string, busName: string): Promise<void> {
  // The bus of a stack that is gone has none.
  await ignoreGone(removeNamed(stackName, busName));
  await ignoreGone(removeViewers(stackName, busName));
}

async function removeNamed(stackName: string, busName: string): Promise<void> {
  for (const { Name } of await listRules(busName, stackName)) await removeRule(busName, Name);
}

async function removeViewers(stackName: string, busName: string): Promise<void> {
  for (const rule of await listRules(busName, VIEWER_NAME_PREFIX)) {
    if ((await readStack(rule)) !== stackName) continue;
    await ignoreGone(removeQueue(rule.Name));
    await removeRule(busName, rule.Name);
  }
}

async function listRules(EventBusName: string, NamePrefix: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  let NextToken: string | undefined;
  do {
    const command = new ListRulesCommand({ EventBusName, NamePrefix, NextToken });
    const page = await events.send(command);
    rules.push(...(page.Rules ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return rules;
}

async function readStack({ Arn }: Rule): Promise<string | undefined> {
  const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: Arn }));
  return Tags.find(({ Key }) => Key === STACK_TAG)?.Value;
}

async function removeRule(EventBusName: string, Name: string | undefined): Promise<void> {
  const rule = { EventBusName, Rule: Name };
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand(rule));
  const Ids = Targets.map(({ Id = '' }) => Id);
  if (Ids.length > 0) await events.send(new RemoveTargetsCommand({ ...rule, Ids }));
  await events.send(new DeleteRuleCommand({ EventBusName, Name }));
}

async function removeQueue(QueueName: string | undefined): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
}
