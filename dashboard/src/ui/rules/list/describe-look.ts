import { LOOKED_MAX, type TargetQueue } from '@momento-gateway/api/rules/queue-look';
import { formatCount } from '../../elements/format-count.ts';

/** What a look into a queue does there, in sentences, and whether it can cost a message. */
export function describeLook({ messageCount, isFifo, maxReceiveCount }: TargetQueue): {
  readonly isSafe: boolean;
  readonly sentences: readonly string[];
} {
  const isSafe = maxReceiveCount === undefined;
  if (maxReceiveCount === 1) {
    return {
      isSafe,
      sentences: [
        'This queue cannot be looked into: its redrive policy allows one receive of each message (maxReceiveCount is 1), and a look would be it. SQS would then move the message to the queue’s dead-letter queue instead of giving it to its consumer.',
      ],
    };
  }
  return {
    isSafe,
    sentences: [
      `About ${formatCount(messageCount, 'message is', 'messages are')} waiting. A look receives up to ${LOOKED_MAX} of them and gives them back at once: none is deleted, and consumers can receive them at the same time.`,
      'The receive count of each goes up by one; CloudWatch’s age of the oldest message leaves out those received three times or more.',
      ...(isFifo ? ['The queue is FIFO: the order stays, and no message group is held back.'] : []),
      ...(isSafe
        ? []
        : [
            `The queue’s redrive policy allows ${maxReceiveCount} receives of a message (maxReceiveCount), and this look is one of them. A message that its consumers have received ${maxReceiveCount} times already, and did not delete, is moved to the queue’s dead-letter queue by the look.`,
          ]),
    ],
  };
}
