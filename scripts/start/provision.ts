import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { connectionOf } from './connection-of.ts';
import type { Settings } from './settings.ts';

const RETENTION_S = 14 * 24 * 60 * 60;

/**
 * Makes what the stack would have made on AWS: the gateway's log group, and the failure queue with a
 * policy that lets the bus's rules use it as their dead-letter queue. Doing it again changes nothing.
 *
 * @returns the queue's URL
 * @throws Error when the bus does not exist.
 */
export async function provision(settings: Settings): Promise<string> {
  const { busName, secretPrefix, logGroupName, environment } = settings;
  const connection = connectionOf(environment);
  await requireBus(new EventBridgeClient(connection), busName);
  await makeLogGroup(new CloudWatchLogsClient(connection), logGroupName);

  const sqs = new SQSClient(connection);
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `${secretPrefix}-failures`,
      tags: { [STACK_TAG]: secretPrefix },
    }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const queueArn = Attributes?.['QueueArn'] ?? '';
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: {
        MessageRetentionPeriod: String(RETENTION_S),
        Policy: JSON.stringify(failureQueuePolicy(queueArn, busName)),
      },
    }),
  );
  return QueueUrl;
}

async function requireBus(events: EventBridgeClient, busName: string): Promise<void> {
  try {
    await events.send(new DescribeEventBusCommand({ Name: busName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new Error(`There is no event bus "${busName}". Create it, or set EVENT_BUS_NAME.`, {
      cause: error,
    });
  }
}

async function makeLogGroup(logs: CloudWatchLogsClient, logGroupName: string): Promise<void> {
  try {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceAlreadyExistsException') throw error;
  }
}

function failureQueuePolicy(queueArn: string, busName: string): object {
  const [, partition, , region, accountId] = queueArn.split(':');
  const rules = busName === 'default' ? 'rule/*' : `rule/${busName}/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'RulesOfTheBus',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:${partition}:events:${region}:${accountId}:${rules}` },
        },
      },
    ],
  };
}
