import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, onTestFinished, test } from 'vitest';
import { orderEntry, startEventBridge } from '../event-bridge/testing/start-event-bridge.ts';
import { callOverHttp } from '../testing/call-over-http.ts';
import { requireLocalAws } from '../testing/start-aws-under-test.ts';
import { makeClientConfig } from '../testing/start-test-aws.ts';

const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:news';

function letPublish(principal: object, more: object = {}): string {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sns:Publish' };
  return JSON.stringify({ Statement: [{ ...statement, Resource: TOPIC_ARN, ...more }] });
}

const POLICY = letPublish({ Service: 'events.amazonaws.com' });

/** A server with the topic `news`, the queue `inbox` subscribed to it, and a dead-letter queue. */
async function startWithTopic(attributes: Record<string, string> = {}) {
  const logged: string[] = [];
  const aws = await startEventBridge({ log: (text) => logged.push(text) });
  requireLocalAws('SNS');
  const sns = new SNSClient(makeClientConfig(aws.origin));
  onTestFinished(() => sns.destroy());
  await sns.send(new CreateTopicCommand({ Name: 'news', Attributes: { Policy: POLICY } }));
  const inbox = await aws.makeQueue('inbox', 'none');
  const dead = await aws.makeQueue('dead');
  const letTopicSend = (url: string, arn: string) =>
    aws.setPolicy(url, {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arn,
      Condition: { ArnEquals: { 'aws:SourceArn': TOPIC_ARN } },
    });
  await letTopicSend(inbox.url, inbox.arn);
  const subscribe = (Endpoint: string) =>
    sns.send(
      new SubscribeCommand({
        TopicArn: TOPIC_ARN,
        Protocol: 'sqs',
        Endpoint,
        Attributes: attributes,
        ReturnSubscriptionArn: true,
      }),
    );
  const { SubscriptionArn = '' } = await subscribe(inbox.arn);
  const setAttribute = (AttributeName: string, AttributeValue: string) =>
    sns.send(new SetTopicAttributesCommand({ TopicArn: TOPIC_ARN, AttributeName, AttributeValue }));
  const makeTopicRule = () =>
    aws.makeRule({
      name: 'orders',
      targets: [{ Id: 't', Arn: TOPIC_ARN, DeadLetterConfig: { Arn: dead.arn } }],
    });
  return {
    ...aws,
    sns,
    inbox,
    dead,
    logged,
    subscribe,
    SubscriptionArn,
    setAttribute,
    makeTopicRule,
  };
}

test('an event of a rule reaches the queues subscribed to its topic, in the envelope of SNS', async () => {
  const aws = await startWithTopic();
  await aws.makeTopicRule();
  const { Entries } = await aws.putEvents(orderEntry);
  const envelope = JSON.parse((await aws.receive(aws.inbox)).Body ?? '');
  expect(envelope).toMatchObject({ Type: 'Notification', TopicArn: TOPIC_ARN });
  expect(JSON.parse(envelope.Message)).toMatchObject({
    id: Entries?.[0]?.EventId,
    detail: { number: 1 },
  });
});

test('with raw delivery a queue gets the message and its attributes alone', async () => {
  const aws = await startWithTopic({ RawMessageDelivery: 'true' });
  const { MessageId } = await aws.sns.send(
    new PublishCommand({
      TopicArn: TOPIC_ARN,
      Message: 'x <&> "y" é',
      MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
    }),
  );
  expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await aws.receive(aws.inbox)).toMatchObject({
    Body: 'x <&> "y" é',
    MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } },
  });
});

test.each([
  ['is the default one', ''],
  ['lets in another service', letPublish({ Service: 'cloudwatch.amazonaws.com' })],
  [
    'asks for the source, which EventBridge does not name',
    letPublish(
      { Service: 'events.amazonaws.com' },
      { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } } },
    ),
  ],
])('an event for a topic whose policy %s goes to the dead-letter queue', async (_, policy) => {
  const aws = await startWithTopic();
  await aws.setAttribute('Policy', policy);
  await aws.makeTopicRule();
  await aws.putEvents(orderEntry);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('NO_PERMISSIONS');
});

test.each([
  ['101 statements', 101, ''],
  ['more than 30,720 bytes', 1, 'x'.repeat(30_720)],
])('a policy with %s is refused, and the topic keeps the one it has', async (_, count, Sid) => {
  const aws = await startWithTopic();
  const statement = { Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' };
  const set = (Statement: object[]) => aws.setAttribute('Policy', JSON.stringify({ Statement }));
  await set(Array(100).fill(statement));
  await expect(set(Array(count).fill({ ...statement, Sid }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const { Attributes = {} } = await aws.sns.send(
    new GetTopicAttributesCommand({ TopicArn: TOPIC_ARN }),
  );
  expect(JSON.parse(Attributes['Policy'] ?? '').Statement).toHaveLength(100);
});

test('an event for a topic that was deleted goes to the dead-letter queue', async () => {
  const aws = await startWithTopic();
  await aws.sns.send(new DeleteTopicCommand({ TopicArn: TOPIC_ARN }));
  await aws.makeTopicRule();
  await aws.putEvents(orderEntry);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('NO_RESOURCE');
});

test('a notification that its queue refuses is lost with a message, or goes to the dead-letter queue', async () => {
  const aws = await startWithTopic();
  const publish = () => aws.sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'm' }));
  const closed = await aws.makeQueue('closed', 'none');
  await aws.subscribe(closed.arn);
  await publish();
  expect(aws.logged.join()).toContain(`the queue ${closed.arn} did not accept it`);
  expect(aws.logged).toHaveLength(1);
});

test('topics and subscriptions are listed, and creating one again returns it', async () => {
  const { sns, SubscriptionArn, inbox, subscribe } = await startWithTopic();
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  expect(TopicArn).toBe(TOPIC_ARN);
  expect((await subscribe(inbox.arn)).SubscriptionArn).toBe(SubscriptionArn);
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }]);
  const list = async () =>
    (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions;
  expect(await list()).toMatchObject([{ SubscriptionArn, Protocol: 'sqs', Endpoint: inbox.arn }]);
  await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  expect(await list()).toEqual([]);
});

test('topics are listed a page of 100 at a time', async () => {
  const { sns } = await startWithTopic();
  for (let number = 0; number < 100; number++) {
    await sns.send(new CreateTopicCommand({ Name: `topic-${number}` }));
  }
  const first = await sns.send(new ListTopicsCommand({}));
  const second = await sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
  expect([first.Topics?.length, second.Topics?.length]).toEqual([100, 1]);
  expect(second.NextToken).toBeUndefined();
});

test('the policy that was set is read back, also with what XML has to escape', async () => {
  const { sns, setAttribute } = await startWithTopic();
  const policy = letPublish({ AWS: '*' }, { Sid: 'a<b>&"c"\'' });
  await setAttribute('Policy', policy);
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: TOPIC_ARN }));
  expect(Attributes).toMatchObject({ Policy: policy, SubscriptionsConfirmed: '1' });
});

test.each<[string, (aws: Awaited<ReturnType<typeof startWithTopic>>) => Promise<unknown>, string]>([
  [
    'a topic that does not exist',
    ({ sns }) => sns.send(new GetTopicAttributesCommand({ TopicArn: `${TOPIC_ARN}-other` })),
    'NotFoundException',
  ],
  [
    'a policy that is not one',
    ({ setAttribute }) => setAttribute('Policy', '{'),
    'InvalidParameterException',
  ],
  [
    'an attribute that is not served',
    ({ setAttribute }) => setAttribute('DeliveryPolicy', '{}'),
    'InvalidParameterException',
  ],
  [
    'a FIFO topic',
    ({ sns }) => sns.send(new CreateTopicCommand({ Name: 'a.fifo' })),
    'InvalidParameterException',
  ],
  [
    'a message that is too long',
    ({ sns }) =>
      sns.send(new PublishCommand({ TopicArn: TOPIC_ARN, Message: 'x'.repeat(262_145) })),
    'InvalidParameterException',
  ],
])('%s is refused', async (_, call, name) => {
  await expect(call(await startWithTopic())).rejects.toMatchObject({ name });
});

test.each([
  ['two values in one place', 'TopicArn=a&TopicArn=b'],
  ['a value and a list in one place', 'TopicArn=a&TopicArn.member.1=b'],
  ['a very deep name', `TopicArn${'.a'.repeat(5000)}=1`],
])('a form with %s is refused', async (_, parameters) => {
  const { origin } = await startWithTopic();
  const answer = await callOverHttp(`${origin}/`, {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/',
    },
    body: `Action=DeleteTopic&Version=2010-03-31&${parameters}`,
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('<Code>MalformedInput</Code>');
});
