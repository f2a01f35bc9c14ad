import { toCaller } from '../core/principal.ts';
import { evaluatePolicy } from '../policy/evaluate-policy.ts';
import { makeQueueArn } from './queue-address.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

/**
 * Throws AccessDenied when the queue's policy denies the caller that it sends. Whoever is not
 * denied may: callers have no policies of their own here.
 */
export function requireMaySend({ account }: SqsContext, queue: Queue, accessKeyId: string): void {
  const principal = toCaller(accessKeyId, account.accountId);
  const resource = makeQueueArn(account, queue.name);
  const decision = evaluatePolicy(queue.attributes['Policy'], {
    principal,
    // A batch is allowed or denied by the same action.
    action: 'sqs:SendMessage',
    resource,
    context: {},
  });
  if (decision === 'deny') throw sqsErrors.accessDenied(principal.arn, 'sqs:sendmessage', resource);
}
