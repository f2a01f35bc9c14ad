import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { startTestAws } from '../../testing/start-test-aws.ts';

/** A server with one queue, `queue`, and helpers to send to it and receive from it. */
export async function startWithQueue(attributes: Record<string, string> = {}) {
  const started = await startTestAws();
  const { sqs } = started;
  const queueUrl = await makeQueue('queue', attributes);

  async function makeQueue(name: string, Attributes: Record<string, string> = {}): Promise<string> {
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes }),
    );
    return QueueUrl;
  }

  function send(MessageBody: string, options: Partial<SendMessageCommandInput> = {}) {
    return sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, ...options }));
  }

  async function receive(options: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, ...options }),
    );
    return Messages;
  }

  /** The numbers of visible, in-flight and delayed messages. */
  async function count(url = queueUrl) {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    return {
      visible: Number(Attributes['ApproximateNumberOfMessages']),
      inFlight: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
      delayed: Number(Attributes['ApproximateNumberOfMessagesDelayed']),
    };
  }

  return { ...started, queueUrl, makeQueue, send, receive, count };
}

/** The bodies of messages in order. */
export function listBodies(messages: readonly Message[]): (string | undefined)[] {
  return messages.map(({ Body }) => Body);
}

/** The ARN of a queue in the tests' account. */
export function makeTestArn(name: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${name}`;
}
