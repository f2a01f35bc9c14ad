import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteRuleCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteSecretCommand, paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import { DeleteQueueCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import { administrator } from './target-aws.ts';

const { events, logs, secrets, sqs } = administrator;

/** What the dashboard made for a stack: rules and queues with the stack's name, and its webhooks. */
export async function removeTraces(stackName: string, busName: string): Promise<void> {
  await removeRules(stackName, busName);
  const queues = paginateListQueues({ client: sqs }, { QueueNamePrefix: stackName });
  for await (const { QueueUrls = [] } of queues) {
    for (const QueueUrl of QueueUrls) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
  const prefix = `${stackName}/`;
  const found = paginateListSecrets(
    { client: secrets },
    { IncludePlannedDeletion: true, Filters: [{ Key: 'name', Values: [prefix] }] },
  );
  for await (const { SecretList = [] } of found) {
    for (const { Name: SecretId = '' } of SecretList.filter(({ Name }) =>
      Name?.startsWith(prefix),
    )) {
      const command = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
      await secrets.send(command);
    }
  }
}

async function removeRules(NamePrefix: string, EventBusName: string): Promise<void> {
  try {
    // Always the first page: what was on it is deleted.
    for (let names = await listRules(); names.length > 0; names = await listRules()) {
      for (const Rule of names) {
        const rule = { EventBusName, Rule };
        const { Targets = [] } = await events.send(new ListTargetsByRuleCommand(rule));
        const Ids = Targets.map(({ Id = '' }) => Id);
        if (Ids.length > 0) await events.send(new RemoveTargetsCommand({ ...rule, Ids }));
        await events.send(new DeleteRuleCommand({ EventBusName, Name: Rule }));
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }

  async function listRules(): Promise<string[]> {
    const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName, NamePrefix }));
    return Rules.map(({ Name = '' }) => Name);
  }
}

/** A stack keeps its log group. */
export async function removeLogGroup(logGroupName: string | undefined): Promise<void> {
  if (logGroupName === undefined) return;
  try {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
}
