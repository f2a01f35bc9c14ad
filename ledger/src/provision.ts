import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { connectionTo } from './config.ts';

export interface Queue {
  readonly url: string;
  readonly arn: string;
}

export async function createQueue(sqs: SQSClient, name: string): Promise<Queue> {
  const { QueueUrl: url = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes: { MessageRetentionPeriod: '1209600' } }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: Attributes?.['QueueArn'] ?? '' };
}

/** URLs of the product's queues. */
export interface EventQueues {
  readonly parked: string;
  readonly deadLetters: string;
  readonly held: string;
}

/** Creates the queues with policies that allow only the gateway's role, and the bus's rules, to send. */
export async function provision(awsUrl: string): Promise<EventQueues> {
  const sqs = new SQSClient(connectionTo(awsUrl));
  const make = async (name: string, deniedWhen: (account: string) => readonly object[]) => {
    const { url, arn } = await createQueue(sqs, name);
    const Statement = deniedWhen(arn.split(':')[4] ?? '').map((Condition) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: arn,
      Condition,
    }));
    await setPolicy(sqs, url, Statement);
    return url;
  };
  const notTheGateway = (account: string) => [
    { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/momento-gateway` } },
  ];
  return {
    parked: await make('momento-gateway-parked', notTheGateway),
    held: await make('momento-gateway-held', notTheGateway),
    deadLetters: await make('momento-gateway-failures', (account) => [
      { ArnNotLike: { 'aws:SourceArn': `arn:aws:events:us-east-1:${account}:rule/*` } },
      { ArnLike: { 'aws:SourceArn': `arn:aws:events:us-east-1:${account}:rule/*/*` } },
    ]),
  };
}

async function setPolicy(
  sqs: SQSClient,
  QueueUrl: string,
  Statement: readonly object[],
): Promise<void> {
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
}

/** Creates a queue that receives every event of a bus, independently of the product's rules. */
export async function createAuditQueue(
  awsUrl: string,
  sqs: SQSClient,
  EventBusName: string,
): Promise<Queue> {
  const events = new EventBridgeClient(connectionTo(awsUrl));
  const queue = await createQueue(sqs, `audit-${EventBusName}`);
  const { RuleArn } = await events.send(
    new PutRuleCommand({
      Name: 'audit',
      EventBusName,
      EventPattern: JSON.stringify({ source: [{ prefix: '' }] }),
    }),
  );
  await setPolicy(sqs, queue.url, [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue.arn,
      Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
    },
  ]);
  await events.send(
    new PutTargetsCommand({
      Rule: 'audit',
      EventBusName,
      Targets: [{ Id: '1', Arn: queue.arn }],
    }),
  );
  return queue;
}
