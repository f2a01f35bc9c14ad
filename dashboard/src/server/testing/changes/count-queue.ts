import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Api } from '../start-api.ts';

/** How many messages a queue holds, those in flight included; undefined when there is no queue. */
export async function countQueue(api: Api, name: string): Promise<number | undefined> {
  const QueueUrl = new URL(`/000000000000/${name}`, api.aws.origin).href;
  try {
    const { Attributes = {} } = await api.context.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return (
      Number(Attributes['ApproximateNumberOfMessages']) +
      Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
    );
  } catch (error) {
    if (isAwsError(error, 'QueueDoesNotExist')) return undefined;
    throw error;
  }
}
