import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import type { LocalAwsOptions } from '../../start-local-aws.ts';
import { createTestClock, startAwsUnderTest } from '../../testing/start-aws-under-test.ts';
import { makeClientConfig } from '../../testing/start-test-aws.ts';

/** A queue in a test. */
export interface TestQueue {
  readonly url: string;
  readonly arn: string;
}

const ACCOUNT = 'us-east-1:000000000000';

/** An event for the patterns of these tests. */
export const orderEntry = {
  Source: 'shop',
  DetailType: 'order',
  Detail: '{"number":1}',
} satisfies PutEventsRequestEntry;

/** A server for one test, with SDK clients and the steps that most tests start with. */
export async function startEventBridge(options: Partial<LocalAwsOptions> = {}) {
  const clock = createTestClock();
  const localAws = await startAwsUnderTest({ port: 0, dataPath: ':memory:', clock, ...options });
  const config = makeClientConfig(localAws.origin);
  const events = new EventBridgeClient(config);
  const sqs = new SQSClient(config);
  const logs = new CloudWatchLogsClient(config);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    for (const client of [events, sqs, logs]) client.destroy();
    await localAws.close();
  };
  onTestFinished(close);

  /**
   * `allow` is the rule ARN pattern that the queue's policy allows; `none` leaves it without a
   * policy.
   */
  async function makeQueue(name: string, allow = '*'): Promise<TestQueue> {
    const arn = `arn:aws:sqs:${ACCOUNT}:${name}`;
    const Attributes = allow === 'none' ? {} : { Policy: letRulesSend(arn, allow) };
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes }),
    );
    return { url: QueueUrl, arn };
  }

  const setPolicy = (QueueUrl: string, statement: object) =>
    sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl,
        Attributes: { Policy: JSON.stringify({ Statement: [statement] }) },
      }),
    );

  async function makeRule(rule: {
    name: string;
    pattern?: string;
    bus?: string;
    targets: Target[];
  }): Promise<void> {
    await events.send(
      new PutRuleCommand({
        Name: rule.name,
        EventBusName: rule.bus,
        EventPattern: rule.pattern ?? '{"source":["shop"]}',
      }),
    );
    await events.send(
      new PutTargetsCommand({ Rule: rule.name, EventBusName: rule.bus, Targets: rule.targets }),
    );
  }

  const putEvents = (...entries: PutEventsRequestEntry[]) =>
    events.send(new PutEventsCommand({ Entries: entries }));

  /** Waits for the next message until the test's timeout, and deletes it. */
  async function receive(queue: TestQueue): Promise<Message> {
    const [message] = await poll(queue, 20);
    if (message === undefined) throw new Error(`no message in ${queue.arn}`);
    const ReceiptHandle = message.ReceiptHandle;
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
    return message;
  }

  async function poll(queue: TestQueue, waitSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  /** Whether the queue is empty once all earlier events have been delivered. */
  async function isEmpty(queue: TestQueue): Promise<boolean> {
    const last = await makeQueue('last');
    const target = { Id: 'last', Arn: last.arn };
    await makeRule({ name: 'last', pattern: '{"source":["last"]}', targets: [target] });
    await putEvents({ ...orderEntry, Source: 'last' });
    await receive(last);
    return (await poll(queue, 0)).length === 0;
  }

  return {
    origin: localAws.origin,
    clock,
    events,
    sqs,
    logs,
    close,
    makeQueue,
    makeRule,
    setPolicy,
    putEvents,
    receive,
    isEmpty,
  };
}

/** A queue policy that allows EventBridge to send for these rules. */
export function letRulesSend(queueArn: string, sourceArn: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: {
          ArnLike: {
            'aws:SourceArn': sourceArn === '*' ? `arn:aws:events:${ACCOUNT}:rule/*` : sourceArn,
          },
        },
      },
    ],
  });
}
