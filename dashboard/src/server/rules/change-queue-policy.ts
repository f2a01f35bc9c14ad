import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Dependencies } from '../dependencies.ts';
import type { Refusal } from '../refusal.ts';
import { findQueueUrl } from '../targets/find-queue-url.ts';
import { isQueueGone } from '../targets/is-queue-gone.ts';
import { formatQueuePolicy, parseQueuePolicy, type QueuePolicy } from './queue-policy.ts';

/**
 * Reads a queue's policy, changes it and writes it when it is another. Changes of one queue wait
 * for each other, so that none is written over.
 *
 * @returns `no-queue` when there is none with this ARN.
 */
export function changeQueuePolicy(
  { sqs, serialise }: Pick<Dependencies, 'sqs' | 'serialise'>,
  queueArn: string,
  change: (policy: QueuePolicy) => QueuePolicy,
): Promise<'done' | 'no-queue' | Refusal> {
  return serialise(`queue ${queueArn}`, async () => {
    const queueUrl = await findQueueUrl(sqs, queueArn);
    if (queueUrl === undefined) return 'no-queue';
    try {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['Policy'] }),
      );
      const policy = parseQueuePolicy(Attributes?.['Policy']);
      if (policy === undefined) return { refusal: 'queue-policy-unreadable', arn: queueArn };
      const changed = formatQueuePolicy(change(policy));
      if (changed === formatQueuePolicy(policy)) return 'done';
      await sqs.send(
        new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { Policy: changed } }),
      );
      return 'done';
    } catch (error) {
      if (isQueueGone(error)) return 'no-queue';
      throw error;
    }
  });
}
