import type { MessageAttributes } from '../sqs/message-store.ts';
import { readDeadLetterArn } from './dead-letter-arn.ts';
import type { SnsContext } from './sns-context.ts';
import { makeTopicArn } from './topic-address.ts';
import type { Subscription, Topic } from './topic-store.ts';

export const MAX_MESSAGE_BYTES = 262_144;
const ALL = Number.MAX_SAFE_INTEGER;

/** A message of a topic. */
export interface Notification {
  readonly messageId: string;
  readonly subject?: string | undefined;
  readonly message: string;
  readonly attributes: MessageAttributes;
}

/**
 * Sends a message to every subscribed queue; what a queue refuses goes to the subscription's
 * dead-letter queue. Call this in a transaction.
 */
export function fanOut(context: SnsContext, topic: Topic, notification: Notification): void {
  for (const subscription of context.topics.listSubscriptions(topic.name, '', ALL)) {
    sendTo(context, subscription, notification);
  }
}

function sendTo(context: SnsContext, subscription: Subscription, notification: Notification): void {
  const topicArn = makeTopicArn(context.account, subscription.topicName);
  const isRaw = subscription.attributes['RawMessageDelivery'] === 'true';
  const delivery = {
    body: isRaw ? notification.message : writeEnvelope(context, subscription, notification),
    messageAttributes: isRaw ? notification.attributes : {},
    principal: 'sns.amazonaws.com',
    sourceArn: topicArn,
  };
  const outcome = context.deliverToQueue({ ...delivery, queueArn: subscription.endpoint });
  if (outcome === 'delivered') return;
  const deadLetterArn = readDeadLetterArn(subscription.attributes['RedrivePolicy'] ?? '');
  const isKept =
    deadLetterArn !== undefined &&
    context.deliverToQueue({ ...delivery, queueArn: deadLetterArn }) === 'delivered';
  if (isKept) return;
  context.log(
    `The message ${notification.messageId} of the topic ${topicArn} is lost: the queue ${subscription.endpoint} did not accept it, and no dead-letter queue did.`,
  );
}

/** The message as SNS wraps it. The signature is not one: nobody holds AWS's key. */
function writeEnvelope(
  { account, clock }: SnsContext,
  { arn, topicName }: Subscription,
  { messageId, subject, message, attributes }: Notification,
): string {
  const described = Object.entries(attributes).map(([name, attribute]) => [
    name,
    { Type: attribute.DataType, Value: attribute.StringValue ?? attribute.BinaryValue },
  ]);
  return JSON.stringify({
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: makeTopicArn(account, topicName),
    Subject: subject,
    Message: message,
    Timestamp: new Date(clock.now()).toISOString(),
    SignatureVersion: '1',
    Signature: 'unsigned',
    SigningCertURL: `${account.origin}/SimpleNotificationService.pem`,
    UnsubscribeURL: `${account.origin}/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    MessageAttributes: described.length === 0 ? undefined : Object.fromEntries(described),
  });
}
