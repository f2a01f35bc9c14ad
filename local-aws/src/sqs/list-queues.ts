import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { makeQueueUrl } from './queue-address.ts';
import { requireRange } from './require-range.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const DEFAULT_LIMIT = 1000;

const inputSchema = z.strictObject({
  QueueNamePrefix: z.string().default(''),
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

/** ListQueues, by name. As on AWS there are pages only if `MaxResults` is set. */
export function defineListQueues({ account, queues }: SqsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    requireRange('MaxResults', input.MaxResults);
    const limit = input.MaxResults ?? DEFAULT_LIMIT;
    const after = readToken(input.NextToken);
    const found = queues.list({ prefix: input.QueueNamePrefix, after, limit: limit + 1 });
    const names = found.slice(0, limit).map(({ name }) => name);
    const last = names.at(-1);
    const hasMore = input.MaxResults !== undefined && found.length > limit;
    return {
      ...(names.length > 0 && { QueueUrls: names.map((name) => makeQueueUrl(account, name)) }),
      ...(hasMore && last !== undefined && { NextToken: Buffer.from(last).toString('base64') }),
    };
  });
}

function readToken(token: string | undefined): string {
  if (token === undefined) return '';
  const name = Buffer.from(token, 'base64').toString();
  if (/^[\w-]{1,80}(?:\.fifo)?$/.test(name)) return name;
  throw sqsErrors.invalidParameter('Invalid or expired next token.');
}
