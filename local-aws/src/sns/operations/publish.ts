import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { toCaller } from '../../core/principal.ts';
import { evaluatePolicy } from '../../policy/evaluate-policy.ts';
import { messageAttributesField, requireMessageAttributes } from '../../sqs/message-attributes.ts';
import { fanOut, MAX_MESSAGE_BYTES } from '../fan-out.ts';
import type { SnsContext } from '../sns-context.ts';
import { snsErrors } from '../sns-errors.ts';
import { requireTopic } from '../topic-address.ts';

const inputSchema = z.strictObject({
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().min(1).max(100).optional(),
  MessageAttributes: messageAttributesField.default({}),
});

/** Publish, to a topic. Who the topic's policy does not deny may publish. */
export function definePublish(context: SnsContext): AwsOperation {
  return defineOperation(inputSchema, (input, { accessKeyId }) => {
    const topic = requireTopic(context, input.TopicArn);
    const principal = toCaller(accessKeyId, context.account.accountId);
    const decision = evaluatePolicy(topic.attributes['Policy'], {
      principal,
      action: 'sns:Publish',
      resource: input.TopicArn,
      context: {},
    });
    if (decision === 'deny') throw snsErrors.accessDenied(principal.arn, input.TopicArn);
    if (input.Message === '') throw snsErrors.invalidParameter('Empty message');
    if (Buffer.byteLength(input.Message) > MAX_MESSAGE_BYTES) {
      throw snsErrors.invalidParameter('Message too long');
    }
    requireMessageAttributes(input.MessageAttributes);
    const messageId = randomUUID();
    inTransaction(context.database, () =>
      fanOut(context, topic, {
        messageId,
        subject: input.Subject,
        message: input.Message,
        attributes: input.MessageAttributes,
      }),
    );
    return { MessageId: messageId };
  });
}
