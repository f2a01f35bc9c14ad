import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { findQueueUrl } from '../targets/find-queue-url.ts';
import type { Policy } from './policy.ts';
import { createPolicyGate } from './policy-gate.ts';

/** The policy of an SQS queue. */
export const queueGate = createPolicyGate({
  where: 'queue policy',
  action: 'sqs:SendMessage',
  takesCondition: true,
  open: async ({ sqs }, queueArn) => {
    const QueueUrl = await findQueueUrl(sqs, queueArn);
    if (QueueUrl === undefined) return undefined;
    return {
      read: async () => {
        const { Attributes } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy', 'KmsMasterKeyId'] }),
        );
        const keyId = Attributes?.['KmsMasterKeyId'];
        return { text: Attributes?.['Policy'], ...(keyId && { keyId }) };
      },
      write: (policy) =>
        sqs.send(
          new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: formatPolicy(policy) } }),
        ),
    };
  },
  isGone: isQueueGone,
});

/** SQS takes an empty text for no policy at all, and refuses a policy without statements. */
function formatPolicy(policy: Policy): string {
  return policy.Statement.length === 0 ? '' : JSON.stringify(policy);
}
