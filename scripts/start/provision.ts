import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateArchiveCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  deadLetterQueueStatements,
  EVENT_RETENTION_S,
  parkedQueueStatements,
  type QueueStatement,
  REDRIVE_ALLOW_POLICY,
} from '@momento-gateway/shared/event-queues';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { connectionOf } from './connection-of.ts';
import type { Settings } from './settings.ts';

/** URLs of the queues for parked events, dead letters, and calls that could not be verified. */
export interface EventQueues {
  readonly parkedQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly heldQueueUrl: string;
}

/**
 * Creates what a stack with an archive creates on AWS: the log groups, the archive, and the
 * queues with the policies that allow only their senders. Running it again changes nothing.
 *
 * @throws Error when the bus does not exist.
 */
export async function provision(settings: Settings): Promise<EventQueues> {
  const { busName, secretPrefix, logGroupName, auditLogGroupName, environment } = settings;
  const connection = connectionOf(environment);
  const events = new EventBridgeClient(connection);
  const busArn = await requireBus(events, busName);
  await createArchive(events, busArn, secretPrefix);
  const logs = new CloudWatchLogsClient(connection);
  await createLogGroup(logs, logGroupName);
  await createLogGroup(logs, auditLogGroupName);

  const tags = { [STACK_TAG]: secretPrefix };
  const create = (
    name: string,
    statementsOf: QueueSpec['statementsOf'],
    retentionS = EVENT_RETENTION_S,
  ) => createQueue(new SQSClient(connection), { name, tags, statementsOf, retentionS });
  const onlyFromGateway = (queueArn: string) =>
    parkedQueueStatements(queueArn, senderArn(settings, queueArn));
  // `-failures` was the only queue of earlier versions.
  return {
    deadLetterQueueUrl: await create(`${secretPrefix}-failures`, (queueArn) =>
      deadLetterQueueStatements(queueArn, formatRuleArn(busArn, '*')),
    ),
    parkedQueueUrl: await create(`${secretPrefix}-parked`, onlyFromGateway),
    heldQueueUrl: await create(`${secretPrefix}-held`, onlyFromGateway, HELD_RETENTION_S),
  };
}

interface QueueSpec {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly statementsOf: (queueArn: string) => readonly QueueStatement[];
  readonly retentionS?: number;
}

/** @returns its URL. One that is there gets the policy again. */
export async function createQueue(
  sqs: SQSClient,
  { name, tags, statementsOf, retentionS = EVENT_RETENTION_S }: QueueSpec,
): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, tags }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const Statement = statementsOf(Attributes?.['QueueArn'] ?? '');
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: {
        MessageRetentionPeriod: String(retentionS),
        Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
        RedriveAllowPolicy: JSON.stringify(REDRIVE_ALLOW_POLICY),
      },
    }),
  );
  return QueueUrl;
}

/** The function's role in local AWS; undefined when the function uses the user's own access key. */
export function roleArnOf(
  { functionKeyId, functionName }: Settings,
  queueArn: string,
): string | undefined {
  return functionKeyId && `${iamOf(queueArn)}:role/${functionName}`;
}

/** Of the user's own key only the account is known. EventBridge cannot send in either case. */
export function senderArn(settings: Settings, queueArn: string): string {
  return roleArnOf(settings, queueArn) ?? `${iamOf(queueArn)}:*`;
}

/** The start of the ARN of every user and role in a queue's account. */
function iamOf(queueArn: string): string {
  const [, partition, , , accountId] = queueArn.split(':');
  return `arn:${partition}:iam::${accountId}`;
}

/** Archives Momento's events for 30 days. An emulator that has no archives is left without one. */
async function createArchive(
  events: EventBridgeClient,
  EventSourceArn: string,
  secretPrefix: string,
): Promise<void> {
  const command = new CreateArchiveCommand({
    ArchiveName: secretPrefix.replaceAll(/[^.\-_A-Za-z0-9]/g, '-').slice(0, 48),
    EventSourceArn,
    EventPattern: JSON.stringify({ source: [EVENT_SOURCE] }),
    RetentionDays: 30,
  });
  try {
    await events.send(command);
  } catch (error) {
    const mayGoOn = ['ResourceAlreadyExistsException', 'UnknownOperationException'];
    if (!isAwsError(error, ...mayGoOn)) throw error;
  }
}

/** @returns the bus's ARN. */
async function requireBus(events: EventBridgeClient, busName: string): Promise<string> {
  try {
    const { Arn = '' } = await events.send(new DescribeEventBusCommand({ Name: busName }));
    return Arn;
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    throw new Error(`There is no event bus "${busName}". Create it, or set EVENT_BUS_NAME.`, {
      cause: error,
    });
  }
}

async function createLogGroup(logs: CloudWatchLogsClient, logGroupName: string): Promise<void> {
  try {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
  }
}
