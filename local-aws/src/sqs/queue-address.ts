import type { Account } from '../core/aws-service.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

export function makeQueueUrl(account: Account, name: string): string {
  return `${account.origin}/${account.accountId}/${name}`;
}

export function makeQueueArn(account: Account, name: string): string {
  return `arn:aws:sqs:${account.region}:${account.accountId}:${name}`;
}

/** The queue of a URL with any host: the port may differ between runs. */
export function findQueue({ account, queues }: SqsContext, queueUrl: string): Queue {
  const path = URL.parse(queueUrl)?.pathname ?? queueUrl;
  const [, accountId, name] = /(?:^|\/)(\d{12})\/([\w-]+(?:\.fifo)?)$/.exec(path) ?? [];
  const queue =
    name === undefined || accountId !== account.accountId ? undefined : queues.find(name);
  if (queue === undefined) throw sqsErrors.queueDoesNotExist();
  return queue;
}

/** The queue of an ARN of this account and Region. */
export function findQueueByArn({ account, queues }: SqsContext, arn: string): Queue | undefined {
  const prefix = makeQueueArn(account, '');
  return arn.startsWith(prefix) ? queues.find(arn.slice(prefix.length)) : undefined;
}
