import { AwsError } from '../core/aws-error.ts';
import { evaluatePolicy } from '../policy/evaluate-policy.ts';
import type { MessageAttributes } from './message-store.ts';
import { findQueueByArn } from './queue-address.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';
import { requireMessage, writeMessage } from './write-message.ts';

/** A message that an AWS service sends to a queue. */
export interface QueueDelivery {
  readonly queueArn: string;
  readonly body: string;
  /** Message attributes: text of type String, numbers of type Number. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Message attributes of a sender, passed on. */
  readonly messageAttributes?: MessageAttributes;
  /** The message group, for FIFO and fair queues. */
  readonly groupId?: string | undefined;
  /** The service, for example `events.amazonaws.com`. */
  readonly principal: string;
  /** The source on whose behalf it sends, for example a rule's ARN. */
  readonly sourceArn: string;
}

export type QueueDeliveryOutcome =
  | 'delivered'
  | 'no-queue'
  | 'no-permission'
  /** SQS's error for a message that it does not accept (size, characters, attributes). */
  | { readonly refusal: string };

export type DeliverToQueue = (delivery: QueueDelivery) => QueueDeliveryOutcome;

/** No service may use the key that AWS manages for SQS; other keys are not checked. */
function hasOwnKeyOfSqs({ attributes }: Queue): boolean {
  return /(?:^|:)alias\/aws\/sqs$/.test(attributes['KmsMasterKeyId'] ?? '');
}

/**
 * Sends as AWS does for services: the queue's policy and its key must allow it. Call this in a
 * transaction.
 */
export function createDeliverToQueue(context: SqsContext): DeliverToQueue {
  return (delivery) => {
    const queue = findQueueByArn(context, delivery.queueArn);
    if (queue === undefined) return 'no-queue';
    const decision = evaluatePolicy(queue.attributes['Policy'], {
      principal: { kind: 'service', name: delivery.principal },
      action: 'sqs:SendMessage',
      resource: delivery.queueArn,
      context: {
        'aws:sourcearn': delivery.sourceArn,
        'aws:sourceaccount': delivery.sourceArn.split(':')[4] ?? '',
      },
    });
    if (decision !== 'allow' || hasOwnKeyOfSqs(queue)) return 'no-permission';
    const attributes = Object.entries(delivery.attributes ?? {});
    const message = {
      MessageBody: delivery.body,
      MessageAttributes: {
        ...delivery.messageAttributes,
        ...Object.fromEntries(
          attributes.map(([name, value]) => [
            name,
            {
              DataType: typeof value === 'number' ? 'Number' : 'String',
              StringValue: String(value),
            },
          ]),
        ),
      },
      MessageSystemAttributes: {},
      MessageGroupId: delivery.groupId,
    };
    try {
      requireMessage(queue, message);
    } catch (error) {
      if (error instanceof AwsError) return { refusal: error.message };
      throw error;
    }
    writeMessage(context, queue, message);
    context.arrivals.announce(queue.id);
    return 'delivered';
  };
}
