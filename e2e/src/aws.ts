import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Product } from './product.ts';

/** An AWS SDK client for the product's AWS. */
export function createSqs(product: Product): SQSClient {
  return createSqsAs(product, 'anybody');
}

/** A client with the role of the gateway's function, the only one that may send to the parked queue. */
export function createFunctionSqs(product: Product): SQSClient {
  return createSqsAs(product, 'role:momento-gateway');
}

function createSqsAs(product: Product, accessKeyId: string): SQSClient {
  return new SQSClient({
    endpoint: product.awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'anything' },
  });
}

export interface Queue {
  readonly url: string;
  readonly arn: string;
}

export async function createQueue(sqs: SQSClient, name: string): Promise<Queue> {
  const { QueueUrl: url = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: Attributes?.['QueueArn'] ?? '' };
}

/** SQS's longest wait for a message, and a wait to see that no other message arrives. */
const WAIT_S = { wanted: 20, other: 1 };

/** Takes messages from a queue: waits for `wanted` messages, and takes any others. */
export async function takeMessages(sqs: SQSClient, url: string, wanted: number): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: bodies.length < wanted ? WAIT_S.wanted : WAIT_S.other,
      }),
    );
    if (Messages.length === 0) return bodies;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
  }
}

/** Calls EventBridge in the product's AWS, as other tools do. */
export async function callEventBridge(
  { awsUrl }: Product,
  operation: string,
  input: object,
): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(awsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSEvents.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=anybody/20260101/us-east-1/events/aws4_request',
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${text}`);
  return JSON.parse(text);
}
