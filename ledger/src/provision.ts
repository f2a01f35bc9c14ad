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

/** Makes the failure queue. @returns its URL */
export async function provision(awsUrl: string): Promise<string> {
  const sqs = new SQSClient(connectionTo(awsUrl));
  const { url } = await createQueue(sqs, 'momento-gateway-failures');
  return url;
}

/** A queue that gets every event of the bus, whatever its source, past all rules of the product. */
export async function createAuditQueue(awsUrl: string): Promise<Queue> {
  const sqs = new SQSClient(connectionTo(awsUrl));
  const events = new EventBridgeClient(connectionTo(awsUrl));
  const queue = await createQueue(sqs, 'audit');
  const { RuleArn } = await events.send(
    new PutRuleCommand({
      Name: 'audit',
      EventPattern: JSON.stringify({ source: [{ prefix: '' }] }),
    }),
  );
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue.arn,
        Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
      },
    ],
  };
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: queue.url,
      Attributes: { Policy: JSON.stringify(policy) },
    }),
  );
  await events.send(
    new PutTargetsCommand({ Rule: 'audit', Targets: [{ Id: '1', Arn: queue.arn }] }),
  );
  return queue;
}
