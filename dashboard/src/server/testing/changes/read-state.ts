import { ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
} from '@aws-sdk/client-sqs';
import type { State, World } from './change.ts';

const STACK_PREFIX = 'momento-gateway/';

/** All webhooks: value and description of each secret, without its id and its time. */
export async function readWebhooks({ api }: World): Promise<State> {
  const { secrets } = api.dependencies;
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
  const webhooks = SecretList.filter(({ Name = '' }) => Name.startsWith(STACK_PREFIX)).map(
    async ({ Name: SecretId, Description = '' }) => {
      const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
      return { value: withoutTimes(SecretString), description: withoutTimes(Description) };
    },
  );
  return { webhooks: await Promise.all(webhooks) };
}

function withoutTimes(text: string): unknown {
  const { createdAt: _, ...rest } = JSON.parse(text);
  return JSON.parse(
    JSON.stringify(rest, (key, value) => (key === 'validUntil' ? 'some time' : value)),
  );
}

/** All rules with their targets, and whether EventBridge may send to each. */
export async function readRules(world: World): Promise<State> {
  const { events } = world.api.dependencies;
  const { Rules = [] } = await events.send(new ListRulesCommand({}));
  const rules = Rules.map(async ({ Name = '', EventPattern, State: state, Description }) => {
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
    const targets = Targets.map(async ({ Id: _, ...target }) => ({
      ...target,
      isAllowed: await isAllowed(world, target.Arn ?? ''),
    }));
    const wholeTargets = await Promise.all(targets);
    return { Name, EventPattern, State: state, Description, Targets: wholeTargets };
  });
  return { rules: await Promise.all(rules) };
}

async function isAllowed({ api, services }: World, arn: string): Promise<boolean> {
  if (arn.startsWith('arn:aws:lambda:')) return services.functionStatements.length > 0;
  const { sqs } = api.dependencies;
  const { QueueUrl } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: arn.slice(arn.lastIndexOf(':') + 1) }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }),
  );
  return Attributes?.['Policy']?.includes('events.amazonaws.com') === true;
}

/** The names of all queues, and how many messages each holds. */
export async function readQueues({ api }: World): Promise<State> {
  const { sqs } = api.dependencies;
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const counts = QueueUrls.map(async (QueueUrl) => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    const visible = Number(Attributes['ApproximateNumberOfMessages']);
    const held = Number(Attributes['ApproximateNumberOfMessagesNotVisible']);
    return [QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1), visible + held] as const;
  });
  return { messages: Object.fromEntries(await Promise.all(counts)) };
}
