import type { Target } from '@aws-sdk/client-eventbridge';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { queueArnOf } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import type { Config } from '../../config.ts';
import { isRefusal, type Refusal, refuseField } from '../../refusals/refusal.ts';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { NOT_USABLE } from '../targets/foreign-targets.ts';
import { findGate } from './find-gate.ts';
import type { Use } from './gate.ts';

const ROUNDS_MAX = 5;

/** A use, and the field of the API that named it. */
export interface TargetUse extends Use {
  readonly location: string;
}

/**
 * What a rule with these targets uses, of what has a policy here that is ours to change. The
 * gateway's own dead-letter queue is not among it: the stack itself allows it every rule of the bus.
 */
export function listTargetUses(
  { deadLetterQueueUrl, leavesTargetPolicies }: Config,
  ruleArn: string,
  targets: readonly Target[],
): readonly TargetUse[] {
  if (leavesTargetPolicies) return [];
  const region = ruleArn.split(':')[3] ?? '';
  const own = deadLetterQueueUrl === undefined ? undefined : queueArnOf(deadLetterQueueUrl, region);
  return targets
    .flatMap(({ Arn: arn = '', DeadLetterConfig }, place): TargetUse[] => {
      const target = { arn, use: 'target', ruleArn, location: `targets.${place}.arn` } as const;
      const queueArn = DeadLetterConfig?.Arn;
      if (queueArn === undefined || queueArn === own) return [target];
      const location = `targets.${place}.deadLetterArn`;
      return [target, { arn: queueArn, use: 'dead-letters', ruleArn, location }];
    })
    .filter(({ arn }) => describeElsewhere(arn, ruleArn) === undefined && !hasNoPolicy(arn));
}

/** Lambda keeps no policy for a function's latest version by that name. */
export function hasNoPolicy(arn: string): boolean {
  return arn.endsWith(':$LATEST');
}

/** Allows EventBridge to deliver what these uses need. */
export async function grantUses(
  context: BaseContext,
  uses: readonly TargetUse[],
): Promise<'present' | 'written' | Refusal> {
  let result: 'present' | 'written' = 'present';
  for (const use of uses) {
    const granted = await grantUse(context, use);
    if (isRefusal(granted)) return granted;
    if (granted === 'written') result = granted;
  }
  return result;
}

/**
 * Looks again, once the rule has its targets: another process may have removed a statement before
 * it could see them, or written an older policy over ours. What was written a moment ago is read
 * again after a pause that is longer than such a write takes.
 */
export async function confirmUses(
  context: BaseContext,
  uses: readonly TargetUse[],
  granted: 'present' | 'written',
): Promise<Refusal | undefined> {
  let last = granted;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (last === 'written') await context.settle();
    const found = await grantUses(context, uses);
    if (isRefusal(found)) return found;
    if (found === 'present') return undefined;
    last = found;
  }
  return { refusal: 'policy-contended', arn: uses.map(({ arn }) => arn).join(', ') };
}

async function grantUse(
  context: BaseContext,
  use: TargetUse,
): Promise<'present' | 'written' | Refusal> {
  try {
    const granted = await findGate(use.arn)?.grant(context, use);
    return granted === 'no-target' ? refuseField(use.location, NOT_USABLE) : (granted ?? 'present');
  } catch (error) {
    if (isUnanswered(error)) return 'present';
    if (classifyAwsError(error)?.refusal !== 'aws-access-denied') throw error;
    const message = `AWS does not let this dashboard change its policy. Give its owner the statement that is shown for it, and save again when it is there.`;
    return {
      refusal: 'target-policy-denied',
      arn: use.arn,
      errors: [{ location: use.location, message }],
    };
  }
}
