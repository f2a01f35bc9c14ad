import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findQueue } from './queue-address.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const MAX_TAGS = 50;

export const tagsField = z.record(z.string(), z.string());

/** Throws `InvalidParameterValue` for tags that SQS does not accept. */
export function requireTags(tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags);
  if (entries.length > MAX_TAGS) {
    throw sqsErrors.invalidParameter(`Too many tags added for queue. The limit is ${MAX_TAGS}.`);
  }
  for (const [key, value] of entries) {
    if (key === '' || key.length > 128 || /^aws:/i.test(key)) {
      throw sqsErrors.invalidParameter(
        'Tag keys must be between 1 and 128 characters in length and must not start with aws:.',
      );
    }
    if (value.length > 256) {
      throw sqsErrors.invalidParameter('Tag values must be at most 256 characters in length.');
    }
  }
}

/** TagQueue. */
export function defineTagQueue(context: SqsContext): AwsOperation {
  const schema = z.strictObject({ QueueUrl: z.string(), Tags: tagsField });
  return defineOperation(schema, (input) => {
    const { id } = findQueue(context, input.QueueUrl);
    const tags = { ...context.queues.readTags(id), ...input.Tags };
    requireTags(tags);
    context.queues.setTags(id, tags);
  });
}

/** ListQueueTags. */
export function defineListQueueTags(context: SqsContext): AwsOperation {
  const schema = z.strictObject({ QueueUrl: z.string() });
  return defineOperation(schema, (input) => {
    const tags = context.queues.readTags(findQueue(context, input.QueueUrl).id);
    return Object.keys(tags).length === 0 ? {} : { Tags: tags };
  });
}
