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
import { deadLetterQueuePolicy, parkedQueuePolicy, placeOf } from './event-queue-policies.ts';
import type { Settings } from './settings.ts';

const RETENTION_S = 14 * 24 * 60 * 60;

/** Where the function parks, and where EventBridge puts dead letters. */
export interface EventQueues {
  readonly parkedQueueUrl: string;
  readonly deadLetterQueueUrl: string;
}

/**
 * Makes what the stack would have made on AWS: the gateway's log group, and its two queues with the
 * policies that say who may send to them. Doing it again changes nothing.
 *
 * @throws Error when the bus does not exist.
 */
export async function provision(settings: Settings): Promise<EventQueues> {
  const { busName, secretPrefix, logGroupName, environment } = settings;
  const connection = connectionOf(environment);
  await requireBus(new EventBridgeClient(connection), busName);
  await makeLogGroup(new CloudWatchLogsClient(connection), logGroupName);

  const make = (name: string, policyOf: (queueArn: string) => object) =>
    makeQueue(new SQSClient(connection), { name, secretPrefix, policyOf });
  // The first has the name that the one queue had before there were two.
  return {
    deadLetterQueueUrl: await make(`${secretPrefix}-failures`, (queueArn) =>
      deadLetterQueuePolicy(queueArn, busName),
    ),
    parkedQueueUrl: await make(`${secretPrefix}-parked`, (queueArn) =>
      parkedQueuePolicy(queueArn, writerArn(settings, queueArn)),
    ),
  };
}

interface QueueSpec {
  readonly name: string;
  readonly secretPrefix: string;
  readonly policyOf: (queueArn: string) => object;
}

async function makeQueue(
  sqs: SQSClient,
  { name, secretPrefix, policyOf }: QueueSpec,
): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, tags: { [STACK_TAG]: secretPrefix } }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const policy = policyOf(Attributes?.['QueueArn'] ?? '');
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: {
        MessageRetentionPeriod: String(RETENTION_S),
        Policy: JSON.stringify(policy),
        RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'denyAll' }),
      },
    }),
  );
  return QueueUrl;
}

/** The function's role in local AWS; undefined where it calls with keys of a person's own. */
export function roleArnOf(
  { functionKeyId, functionName }: Settings,
  queueArn: string,
): string | undefined {
  const { partition, accountId } = placeOf(queueArn);
  return functionKeyId && `arn:${partition}:iam::${accountId}:role/${functionName}`;
}

/** Of the person's keys nothing is known but their account; no rule can send all the same. */
function writerArn(settings: Settings, queueArn: string): string {
  const { partition, accountId } = placeOf(queueArn);
  return roleArnOf(settings, queueArn) ?? `arn:${partition}:iam::${accountId}:*`;
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
