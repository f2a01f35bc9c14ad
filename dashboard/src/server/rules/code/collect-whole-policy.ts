import { findQueueUrl } from '../../aws/find-queue-url.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import type { Gate } from '../permissions/gate.ts';
import type { Policy } from '../permissions/policy.ts';
import {
  CLOSED,
  type CollectContext,
  type Collected,
  grants,
  isOwner,
  leaveOut,
  NO_TARGET,
  type Reached,
  SHARED,
} from './collected.ts';
import { mentionsOthers } from './mentions-others.ts';

/** The policy of a queue or a topic, whoever else it lets in. */
export async function collectWholePolicy(
  context: CollectContext,
  gate: Gate,
  policy: Policy,
  reached: Reached,
): Promise<Collected> {
  const { arn, ruleArns } = reached;
  if (policy.Statement.length === 0) return leaveOut(reached, CLOSED);
  if (!isOwner(context) && mentionsOthers(context, ruleArns[0] ?? '', policy)) {
    return leaveOut(reached, SHARED);
  }
  const remarks = grants(gate, policy, reached)
    ? []
    : [
        `It is not certain that the policy of ${arn} allows EventBridge. It is in the files as it is.`,
      ];
  const queue = parseQueueArn(arn);
  if (queue === undefined)
    return { policies: [{ kind: 'topic', id: arn, policy }], notes: [], remarks };
  const url = await findQueueUrl(context.sqs, queue);
  return url === undefined
    ? leaveOut(reached, NO_TARGET)
    : { policies: [{ kind: 'queue', id: arn, url, policy }], notes: [], remarks };
}
