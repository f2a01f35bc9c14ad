import { partition } from '@aws-sdk/core/client';

export interface QueueArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
  readonly isFifo: boolean;
}

/** @returns undefined when the text is not the ARN of an SQS queue. */
export function parseQueueArn(arn: string): QueueArn | undefined {
  const [prefix, partition, service, region, accountId, name, ...rest] = arn.split(':');
  if (prefix !== 'arn' || service !== 'sqs' || rest.length > 0) return undefined;
  if (!partition || !region || !accountId || !name) return undefined;
  return { partition, region, accountId, name, isFifo: name.endsWith('.fifo') };
}

/** A queue's URL ends in account and name; only the Region is not in every form of it. */
export function queueArnOf(queueUrl: string, region: string): string {
  const [name, accountId] = new URL(queueUrl).pathname.split('/').reverse();
  return `arn:${partition(region).name}:sqs:${region}:${accountId}:${name}`;
}
