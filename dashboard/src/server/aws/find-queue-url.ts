import { GetQueueUrlCommand, ListQueueTagsCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';

/** @returns undefined when there is no such queue in this Region. */
export function findQueueUrl(
  sqs: SQSClient,
  { name, accountId }: { readonly name: string; readonly accountId?: string },
): Promise<string | undefined> {
  return unlessGone(async () => {
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: accountId }),
    );
    return QueueUrl;
  });
}

/** @returns undefined when there is no such queue. */
export function readQueueTags(
  sqs: SQSClient,
  queueUrl: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  return unlessGone(async () => {
    const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: queueUrl }));
    return Tags;
  });
}

async function unlessGone<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isQueueGone(error)) return undefined;
    throw error;
  }
}
