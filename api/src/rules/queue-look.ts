import { TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

/** How many messages a look shows at most. */
export const LOOKED_MAX = 5;

const QueueArnSchema = z
  .string()
  .min(1)
  .max(1600)
  .meta({ description: 'A queue that is a target of the rule.' });

export const DescribeQueueQuerySchema = z.object({ arn: QueueArnSchema });

export const TargetQueueSchema = z
  .object({
    messageCount: z.int().meta({ description: 'About how many messages are waiting.' }),
    isFifo: z.boolean(),
    maxReceiveCount: z.int().optional().meta({
      description:
        'After so many receives SQS moves a message to the queue’s own dead-letter queue. Absent without a redrive policy.',
    }),
  })
  .meta({ id: 'TargetQueue' });

export const LookIntoQueueSchema = z
  .strictObject({
    arn: QueueArnSchema,
    maxReceiveCount: z.int().optional().meta({
      description:
        'That of the queue, where it has one. It says that you know what a receive costs there.',
    }),
  })
  .meta({ id: 'LookIntoQueue' });

export const SeenMessageSchema = z
  .object({
    messageId: z.string(),
    body: z.string().meta({ description: 'As it is in the queue.' }),
    sentAt: TimestampSchema,
    receiveCount: z.int().meta({ description: 'How often it was received, with this look.' }),
    messageGroupId: z.string().optional(),
    isLastReceive: z.boolean().meta({
      description:
        'SQS moves it to the queue’s dead-letter queue when it is received again, unless it is deleted first.',
    }),
  })
  .meta({ id: 'SeenMessage' });

export const QueueLookSchema = z
  .object({ messages: z.array(SeenMessageSchema) })
  .meta({ id: 'QueueLook' });

export type TargetQueue = z.output<typeof TargetQueueSchema>;
export type SeenMessage = z.output<typeof SeenMessageSchema>;
