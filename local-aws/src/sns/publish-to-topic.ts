import { randomUUID } from 'node:crypto';
import { evaluatePolicy } from '../policy/evaluate-policy.ts';
import { fanOut, MAX_MESSAGE_BYTES } from './fan-out.ts';
import type { SnsContext } from './sns-context.ts';
import { findTopic } from './topic-address.ts';
import { readTopicPolicy } from './topic-attributes.ts';

/** A message that an AWS service publishes. */
export interface TopicDelivery {
  readonly topicArn: string;
  readonly message: string;
  /** The service, for example `events.amazonaws.com`. */
  readonly principal: string;
}

export type TopicDeliveryOutcome = 'delivered' | 'no-topic' | 'no-permission' | 'too-long';

export type PublishToTopic = (delivery: TopicDelivery) => TopicDeliveryOutcome;

/**
 * Publishes as EventBridge does: the topic's policy must allow it without a condition on the
 * source, because EventBridge names none here. Call this in a transaction.
 */
export function createPublishToTopic(context: SnsContext): PublishToTopic {
  return ({ topicArn, message, principal }) => {
    const topic = findTopic(context, topicArn);
    if (topic === undefined) return 'no-topic';
    const decision = evaluatePolicy(readTopicPolicy(context.account, topic), {
      principal: { kind: 'service', name: principal },
      action: 'sns:Publish',
      resource: topicArn,
      context: {},
    });
    if (decision !== 'allow') return 'no-permission';
    if (message === '' || Buffer.byteLength(message) > MAX_MESSAGE_BYTES) return 'too-long';
    fanOut(context, topic, { messageId: randomUUID(), message, attributes: {} });
    return 'delivered';
  };
}
