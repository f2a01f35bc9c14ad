import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { parseJson } from '@momento-gateway/api/json';
import type { TargetQueue } from '@momento-gateway/api/rules/queue-look';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { findQueueUrl } from '../../aws/find-queue-url.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import { type Refusal, refuseField } from '../../refusals/refusal.ts';
import type { WithStack } from '../../stack-context.ts';
import { readRuleState } from '../read-rules.ts';
import { isForeign } from './foreign-targets.ts';
import { findOwnResource } from './own-resource.ts';

/** A queue that a rule sends to, and what a look into it depends on. */
interface FoundQueue extends TargetQueue {
  readonly url: string;
}

/** Refuses what is no target of the rule, no queue of this Region, or one of the gateway's own. */
export async function findTargetQueue(
  context: BaseContext & WithStack,
  ruleName: string,
  arn: string,
): Promise<FoundQueue | Refusal> {
  const rule = isViewerName(ruleName) ? undefined : await readRuleState(context, ruleName);
  if (rule === undefined) return { refusal: 'rule-not-found' };
  if (!rule.targets.some((target) => target.Arn === arn)) {
    return refuseField('arn', 'The rule has no target with this ARN.');
  }
  const queue = parseQueueArn(arn);
  if (queue === undefined) return refuseField('arn', 'It is no queue.');
  if (await isForeign(context, rule.arn, arn)) return GONE;
  if (findOwnResource(context, rule.arn, arn) !== undefined) {
    return refuseField('arn', 'It is a queue of the gateway. See Failures and Live events.');
  }
  if (queue.region !== rule.arn.split(':')[3]) {
    return refuseField('arn', 'It is in another Region.');
  }
  try {
    const url = await findQueueUrl(context.sqs, queue);
    return url === undefined ? GONE : { url, ...(await describe(context, url)) };
  } catch (error) {
    if (isQueueGone(error)) return GONE;
    throw error;
  }
}

const GONE = refuseField('arn', 'There is no such queue.');

async function describe({ sqs }: BaseContext, url: string): Promise<TargetQueue> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'FifoQueue', 'RedrivePolicy'],
    }),
  );
  const policy = Attributes['RedrivePolicy'];
  return {
    messageCount: Number(Attributes['ApproximateNumberOfMessages'] ?? 0),
    isFifo: Attributes['FifoQueue'] === 'true',
    ...(policy && { maxReceiveCount: readMaxReceiveCount(policy) }),
  };
}

/** SQS takes it as a number and as a text. One that cannot be read is as low as it can be. */
function readMaxReceiveCount(policy: string): number {
  const { maxReceiveCount } = (parseJson(policy) ?? {}) as { readonly maxReceiveCount?: unknown };
  const count = Number(maxReceiveCount);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
