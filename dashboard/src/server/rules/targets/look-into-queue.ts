import { type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { LOOKED_MAX, type SeenMessage } from '@momento-gateway/api/rules/queue-look';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { sendOnce } from '../../aws/send-once.ts';
import type { BaseContext } from '../../base-context.ts';
import type { Handler } from '../../handler.ts';
import { isRefusal, refuseField } from '../../refusals/refusal.ts';
import type { WithStack } from '../../stack-context.ts';
import { findTargetQueue } from './find-target-queue.ts';

/** Long polling asks every server of SQS; a short one may find nothing in a queue that has some. */
const WAIT_SECONDS = 1;

export const describeQueue: Handler<'describeQueue', BaseContext & WithStack> = async (
  context,
  { params: { name }, query: { arn } },
) => {
  const found = await findTargetQueue(context, name, arn);
  if (isRefusal(found)) return found;
  const { url, ...queue } = found;
  return queue;
};

/**
 * Messages are received and visible again at once: nothing holds them, also when the answer is lost.
 * Their receive counts go up, so a queue with a redrive policy is looked into only by those who
 * named its limit, and never where a look is the only receive.
 */
export const lookIntoQueue: Handler<'lookIntoQueue', BaseContext & WithStack> = async (
  context,
  { params: { name }, body: { arn, maxReceiveCount } },
) => {
  const found = await findTargetQueue(context, name, arn);
  if (isRefusal(found)) return found;
  const limit = found.maxReceiveCount;
  if (limit === 1) return refuseField('arn', ONLY_RECEIVE);
  if (limit !== maxReceiveCount) return refuseField('maxReceiveCount', describeLimit(limit));
  try {
    const messages = await receive(context, found.url);
    return { messages: messages.map((message) => toSeenMessage(message, limit)) };
  } catch (error) {
    const refusal = classifyAwsError(error);
    if (refusal?.refusal !== 'aws-access-denied') throw error;
    return { ...refusal, isOfTarget: true };
  }
};

async function receive({ sqs }: BaseContext, QueueUrl: string): Promise<readonly Message[]> {
  const { Messages = [] } = await sendOnce(
    sqs,
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: LOOKED_MAX,
      VisibilityTimeout: 0,
      WaitTimeSeconds: WAIT_SECONDS,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId', 'SentTimestamp'],
    }),
  );
  // Being visible again at once, a message can come twice.
  return [...new Map(Messages.map((message) => [message.MessageId, message])).values()];
}

const ONLY_RECEIVE =
  'The queue’s redrive policy allows one receive (maxReceiveCount is 1): a look would be it, and SQS would move the message to the queue’s dead-letter queue instead of giving it to its consumer.';

function describeLimit(limit: number | undefined): string {
  return limit === undefined
    ? 'The queue has no redrive policy any more. Look again.'
    : `The queue’s redrive policy allows ${limit} receives (maxReceiveCount), and a look is one of them. Name this limit to look.`;
}

function toSeenMessage(
  { MessageId = '', Body = '', Attributes = {} }: Message,
  limit: number | undefined,
): SeenMessage {
  const { ApproximateReceiveCount, SentTimestamp, MessageGroupId } = Attributes;
  const receiveCount = Number(ApproximateReceiveCount ?? 1);
  return {
    messageId: MessageId,
    body: Body,
    sentAt: Number(SentTimestamp ?? 0),
    receiveCount,
    ...(MessageGroupId !== undefined && { messageGroupId: MessageGroupId }),
    isLastReceive: limit !== undefined && receiveCount >= limit,
  };
}
