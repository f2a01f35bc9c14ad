import type { Account } from '../core/aws-service.ts';
import type { SnsContext } from './sns-context.ts';
import { snsErrors } from './sns-errors.ts';
import type { Topic } from './topic-store.ts';

export function makeTopicArn(account: Account, name: string): string {
  return `arn:aws:sns:${account.region}:${account.accountId}:${name}`;
}

/** The topic of an ARN of this account and Region. */
export function findTopic({ account, topics }: SnsContext, arn: string): Topic | undefined {
  const prefix = makeTopicArn(account, '');
  return arn.startsWith(prefix) ? topics.find(arn.slice(prefix.length)) : undefined;
}

/** Throws `NotFound` if there is no such topic. */
export function requireTopic(context: SnsContext, arn: string): Topic {
  const topic = findTopic(context, arn);
  if (topic === undefined) throw snsErrors.topicDoesNotExist();
  return topic;
}
