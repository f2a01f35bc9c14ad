import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** How long to wait for missing messages. */
const WAIT_S = 20;

/** Takes messages from a queue until `wanted` arrived or no more arrive, and then any others. */
export async function takeAll(sqs: SQSClient, QueueUrl: string, wanted: number): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: bodies.length < wanted ? WAIT_S : 0,
      }),
    );
    if (Messages.length === 0) return bodies;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
