import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../core/aws-error.ts';
import type { Account, AwsService } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { DeliverToQueue } from '../sqs/deliver-to-queue.ts';
import { definePublish } from './operations/publish.ts';
import {
  defineListSubscriptionsByTopic,
  defineSubscribe,
  defineUnsubscribe,
} from './operations/subscribe.ts';
import {
  defineCreateTopic,
  defineDeleteTopic,
  defineGetTopicAttributes,
  defineListTopics,
  defineSetTopicAttributes,
} from './operations/topics.ts';
import { createPublishToTopic, type PublishToTopic } from './publish-to-topic.ts';
import type { SnsContext } from './sns-context.ts';
import { snsErrors } from './sns-errors.ts';
import { createTopicStore } from './topic-store.ts';

/**
 * Amazon SNS with queues as subscribers, and the function by which other services publish to its
 * topics.
 */
export function createSns(options: {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly deliverToQueue: DeliverToQueue;
  readonly log: (text: string) => void;
}): { service: AwsService; publishToTopic: PublishToTopic } {
  const context: SnsContext = { ...options, topics: createTopicStore(options.database) };
  return {
    publishToTopic: createPublishToTopic(context),
    service: {
      targetPrefix: 'AmazonSimpleNotificationService',
      protocol: 'query',
      queryVersion: '2010-03-31',
      operations: new Map([
        ['CreateTopic', defineCreateTopic(context)],
        ['DeleteTopic', defineDeleteTopic(context)],
        ['GetTopicAttributes', defineGetTopicAttributes(context)],
        ['ListSubscriptionsByTopic', defineListSubscriptionsByTopic(context)],
        ['ListTopics', defineListTopics(context)],
        ['Publish', definePublish(context)],
        ['SetTopicAttributes', defineSetTopicAttributes(context)],
        ['Subscribe', defineSubscribe(context)],
        ['Unsubscribe', defineUnsubscribe(context)],
      ]),
      errors: {
        throttled: snsErrors.throttled,
        internal: () => new AwsError('InternalError', 'The request failed; retry it.', 500),
        invalidInput: (issues) =>
          snsErrors.invalidParameter(
            issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
          ),
      },
    },
  };
}
