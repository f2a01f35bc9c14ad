import type { Context } from '../../context.ts';
import { isRefusal, type Refusal, refuseField } from '../../refusals/refusal.ts';
import { findGate } from './find-gate.ts';
import { isUnanswered } from './is-unanswered.ts';
import type { TargetUse } from './target-uses.ts';

const ROUNDS_MAX = 5;

/** Allows EventBridge to deliver what these uses need. */
export async function grantUses(
  context: Context,
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
 * Looks again, once the rule has its targets: another process may have taken a statement back
 * before it could see them, or written an older policy over ours. What was written a moment ago is
 * looked at after a pause that is longer than such a write takes.
 */
export async function confirmUses(
  context: Context,
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
  context: Context,
  use: TargetUse,
): Promise<'present' | 'written' | Refusal> {
  try {
    const granted = await findGate(use.arn)?.grant(context, use);
    return granted === 'no-target'
      ? refuseField(use.location, 'There is none with this ARN.')
      : (granted ?? 'present');
  } catch (error) {
    if (isUnanswered(error)) return 'present';
    throw error;
  }
}
