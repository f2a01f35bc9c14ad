import { toCaller } from '../core/principal.ts';
import { evaluatePolicy } from '../policy/evaluate-policy.ts';
import { makeQueueArn } from './queue-address.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

/**
 * Throws AccessDenied if the queue's policy denies sending to the caller. Who is not denied is
 * allowed: callers have no policies here.
 */
export function requireMaySend({ account }: SqsContext, queue: Queue, accessKeyId: string): void {
  const principal = toCaller(accessKeyId, account.accountId);
  const resource = makeQueueArn(account, queue.name);
  const decision = evaluatePolicy(queue.attributes['Policy'], {
    principal,
    // Batches are subject to the same action.
    action: 'sqs:SendMessage',
    resource,
    context: {},
  });
  if (decision === 'deny') throw sqsErrors.accessDenied(principal.arn, 'sqs:sendmessage', resource);
}
