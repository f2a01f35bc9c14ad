import { CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutEventsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { isExactObject, parseExact } from '@momento-gateway/api/exact-json';
import { renderTargetInput } from '@momento-gateway/api/target-input/render-target-input';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { BaseContext } from '../../base-context.ts';
import type { DeadLetter } from '../queue/stored-message.ts';
import type { Route } from './find-route.ts';
import type { Way } from './find-way.ts';
import { putInDeliveryStream } from './put-in-delivery-stream.ts';
import { putInStream } from './put-in-stream.ts';
import { readMessageGroup, readPartitionKey } from './read-delivery-key.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'logs' | 'targetClients' | 'now'>;

const NOT_JSON =
  'The input template of its rule makes no JSON of it, so EventBridge does not deliver it either. Correct the template.';

interface Resent extends Pick<DeadLetter, 'body' | 'ruleArn'> {
  readonly logStreamName: string;
  readonly abortSignal: AbortSignal;
}

/** @returns why it was not sent; undefined when it was. */
export async function sendToTarget(
  context: Needed,
  route: Route,
  { body, ruleArn, logStreamName, abortSignal }: Resent,
): Promise<string | undefined> {
  if (route.to === 'none') return route.why;
  const { way, target } = route;
  if (way.to === 'bus') return sendToBus(context, way.arn, body, abortSignal);
  const rendered = renderTargetInput(route.input, body, ruleArn);
  if (rendered.result === 'not-json') return NOT_JSON;
  const { text: input } = rendered;
  if (way.to === 'log-group') {
    const stream = { logGroupName: way.name, logStreamName };
    return sendToLogGroup(context, stream, input, abortSignal);
  }
  return sendInput(context, { way, target, input, eventText: body }, abortSignal);
}

interface Sending {
  readonly way: Exclude<Way, { readonly to: 'bus' | 'log-group' }>;
  readonly target: Target | undefined;
  readonly input: string;
  readonly eventText: string;
}

async function sendInput(
  { sqs, targetClients }: Needed,
  { way, target, input, eventText }: Sending,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const { kinesis, firehose, lambda, sns, stepFunctions } = targetClients;
  const data = Buffer.from(input);
  const options = { abortSignal };
  switch (way.to) {
    case 'queue': {
      const group = readMessageGroup(target, eventText);
      if ('why' in group) return group.why;
      const message = { MessageBody: input, MessageGroupId: group.key };
      await sqs.send(new SendMessageCommand({ QueueUrl: way.queueUrl, ...message }), options);
      return undefined;
    }
    case 'stream': {
      const { arn: StreamARN } = way;
      const partition = readPartitionKey(target, eventText);
      if ('why' in partition) return partition.why;
      const record = { StreamARN, PartitionKey: partition.key, Data: data };
      await putInStream(kinesis, record, abortSignal);
      return undefined;
    }
    case 'delivery-stream':
      await putInDeliveryStream(firehose, way.name, data, abortSignal);
      return undefined;
    case 'topic':
      await sns.send(new PublishCommand({ TopicArn: way.arn, Message: input }), options);
      return undefined;
    case 'state-machine':
      await stepFunctions.send(
        new StartExecutionCommand({ stateMachineArn: way.arn, input }),
        options,
      );
      return undefined;
    case 'function':
      await lambda.send(
        new InvokeCommand({ FunctionName: way.arn, InvocationType: 'Event', Payload: data }),
        options,
      );
      return undefined;
  }
}

/**
 * Puts an event on another bus as it was: source, detail-type, detail, resources and time.
 *
 * @returns why the bus did not take it; undefined when it did.
 */
async function sendToBus(
  { events }: Needed,
  busArn: string,
  eventText: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const event = parseExact(eventText);
  if (!isExactObject(event)) return 'Its message is not an event.';
  const { source, 'detail-type': detailType, detail, resources, time } = event;
  const { Entries: [entry] = [] } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: busArn,
          Source: String(source),
          DetailType: String(detailType),
          Detail: JSON.stringify(detail),
          Resources: Array.isArray(resources) ? resources.map(String) : [],
          ...(typeof time === 'string' && { Time: new Date(time) }),
        },
      ],
    }),
    { abortSignal },
  );
  if (entry?.EventId !== undefined) return undefined;
  return [entry?.ErrorCode ?? 'No answer for this entry', entry?.ErrorMessage]
    .filter(Boolean)
    .join(': ');
}

/**
 * Writes a message to a log group, in the stream of this name; it is made when it is missing.
 *
 * @returns why it was not taken; undefined when it was.
 */
async function sendToLogGroup(
  { logs, now }: Needed,
  { logGroupName, logStreamName }: { logGroupName: string; logStreamName: string },
  message: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  try {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }), { abortSignal });
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
  }
  const { rejectedLogEventsInfo } = await logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: now(), message }],
    }),
    { abortSignal },
  );
  // With status 200 CloudWatch Logs leaves out what is too old or too new by its own clock.
  return rejectedLogEventsInfo === undefined
    ? undefined
    : 'CloudWatch Logs did not take it: the clock of this dashboard is hours away from that of AWS.';
}
