import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isQueueGone } from '../rules/targets/is-queue-gone.ts';

const COUNTS = [
  'ApproximateNumberOfMessages',
  // Messages that are being looked at or worked on are in the queue all the same.
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** About how many messages a queue holds; undefined when it does not exist. */
export async function readQueueDepth(
  sqs: SQSClient,
  queueUrl: string,
): Promise<number | undefined> {
  try {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }),
    );
    return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
