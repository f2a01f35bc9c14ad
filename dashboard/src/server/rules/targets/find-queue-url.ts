import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { parseQueueArn } from './queue-arn.ts';

/** @returns undefined when there is no queue with this ARN. */
export async function findQueueUrl(sqs: SQSClient, arn: string): Promise<string | undefined> {
  const queue = parseQueueArn(arn);
  if (queue === undefined) return undefined;
  try {
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: queue.name, QueueOwnerAWSAccountId: queue.accountId }),
    );
    return QueueUrl;
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
