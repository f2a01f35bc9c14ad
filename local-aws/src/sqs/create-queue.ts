import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { makeQueueUrl } from './queue-address.ts';
import {
  attributesField,
  changeAttributes,
  listSettings,
  requireAttributes,
} from './queue-attributes.ts';
import { requireTags, tagsField } from './queue-tags.ts';
import { requireDeadLetterQueue } from './redrive-policy.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const inputSchema = z.strictObject({
  QueueName: z.string(),
  Attributes: attributesField.default({}),
  tags: tagsField.default({}),
});

/** CreateQueue. With the attributes of an existing queue it returns that queue. */
export function defineCreateQueue(context: SqsContext): AwsOperation {
  const { account, queues, clock } = context;
  return defineOperation(inputSchema, ({ QueueName: name, Attributes: attributes, tags }) => {
    requireName(name, attributes);
    requireAttributes(name, attributes);
    requireTags(tags);
    const existing = queues.find(name);
    if (existing !== undefined) {
      const settings = listSettings(existing);
      const different = Object.keys(attributes).find(
        (attribute) => (settings[attribute] ?? '') !== attributes[attribute],
      );
      if (different !== undefined) throw sqsErrors.queueNameExists(different);
    } else {
      requireDeadLetterQueue(context, name, attributes['RedrivePolicy']);
      queues.insert(name, changeAttributes({}, attributes), tags, clock.now());
    }
    return { QueueUrl: makeQueueUrl(account, name) };
  });
}

/** A FIFO queue has both the suffix and the attribute. */
function requireName(name: string, attributes: Readonly<Record<string, string>>): void {
  if (attributes['FifoQueue'] === 'true') {
    if (/^(?=.{6,80}$)[\w-]+\.fifo$/.test(name)) return;
    throw sqsErrors.invalidParameter(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  if (/^[\w-]{1,80}$/.test(name)) return;
  throw sqsErrors.invalidParameter(
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}
