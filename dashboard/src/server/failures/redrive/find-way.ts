import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { findQueueUrl } from '../../aws/find-queue-url.ts';
import { hasLogGroup } from '../../aws/has-log-group.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import { describeAbsence } from './describe-absence.ts';

export type WayNeeds = Pick<BaseContext, 'sqs' | 'logs' | 'targetClients' | 'findBus'>;

/** How an event is sent to one target by a call of its service. */
export type Way = (
  | { readonly to: 'queue'; readonly queueUrl: string }
  | { readonly to: 'log-group'; readonly name: string }
  | { readonly to: 'delivery-stream'; readonly name: string }
  | { readonly to: 'function' | 'topic' | 'state-machine' | 'stream'; readonly arn: string }
  /** A bus gets the event itself, whatever the rule says. */
  | { readonly to: 'bus'; readonly arn: string }
) & {
  /** Where the order of events depends on the rule: what the rule chooses, in words. */
  readonly keyIsOfRule?: 'message group' | 'partition';
};

/** @returns the way, or why there is none and what to do instead. */
export function findWay(
  context: WayNeeds,
  targetArn: string,
): Promise<Way | string> | Way | string {
  const [, , service = '', , , ...resource] = targetArn.split(':');
  const name = resource[0]?.split('/')[1] ?? '';
  switch (`${service} ${resource[0]?.split('/')[0]}`) {
    case 'logs log-group':
      return findLogGroup(context, targetArn, resource[1] ?? '');
    case 'lambda function':
      return findFunction(context, targetArn);
    case 'events event-bus':
      return findBus(context, targetArn);
    case 'states stateMachine':
      return { to: 'state-machine', arn: targetArn };
    case 'kinesis stream':
      return { to: 'stream', arn: targetArn, keyIsOfRule: 'partition' };
    case 'firehose deliverystream':
      return { to: 'delivery-stream', name };
    case 'events api-destination':
      return `Only EventBridge can call the API destination ${name}: it holds the credentials of its connection. Copy the event and send it to the endpoint yourself, or replay it from an archive to the rule.`;
    case 'ecs cluster':
      return `Only EventBridge starts the tasks of its target, ${targetArn}. Copy the event and start the task yourself, with aws ecs run-task, or replay it from an archive to the rule.`;
  }
  if (service === 'sqs') return findQueue(context, targetArn);
  if (service === 'sns') return findTopic(context, targetArn);
  return `The dashboard cannot send to its target, ${targetArn}. Copy the event and send it yourself, or replay it from an archive to the rule.`;
}

async function findQueue({ sqs }: WayNeeds, targetArn: string): Promise<Way | string> {
  const queue = parseQueueArn(targetArn);
  if (queue === undefined) return `${targetArn} is not the ARN of a queue.`;
  const queueUrl = await findQueueUrl(sqs, queue);
  if (queueUrl === undefined) return describeAbsence(targetArn);
  return { to: 'queue', queueUrl, ...(queue.isFifo && { keyIsOfRule: 'message group' }) };
}

async function findLogGroup(
  { logs }: WayNeeds,
  targetArn: string,
  name: string,
): Promise<Way | string> {
  return (await hasLogGroup(logs, name)) ? { to: 'log-group', name } : describeAbsence(targetArn);
}

/** Lambda's own dry run tells whether the function is there and may be invoked. */
async function findFunction({ targetClients }: WayNeeds, arn: string): Promise<Way | string> {
  try {
    await targetClients.lambda.send(
      new InvokeCommand({ FunctionName: arn, InvocationType: 'DryRun' }),
    );
    return { to: 'function', arn };
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return describeAbsence(arn);
  }
}

async function findTopic({ targetClients }: WayNeeds, arn: string): Promise<Way | string> {
  try {
    await targetClients.sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    return { to: 'topic', arn };
  } catch (error) {
    if (!isAwsError(error, 'NotFoundException')) throw error;
    return describeAbsence(arn);
  }
}

/** PutEvents answers success for a bus that does not exist, so only one that can be seen will do. */
async function findBus({ findBus }: WayNeeds, arn: string): Promise<Way | string> {
  const name = arn.slice(arn.indexOf('/') + 1);
  return (await findBus(name)) === arn ? { to: 'bus', arn } : describeAbsence(arn);
}
