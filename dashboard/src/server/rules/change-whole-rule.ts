import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import { explainRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WithStack } from '../stack-context.ts';
import {
  confirmUses,
  grantUses,
  listTargetUses,
  type TargetUse,
} from './permissions/grant-uses.ts';
import { revokeUses } from './permissions/revoke-uses.ts';
import { isDeadLetterQueue, isTarget, readRuleState } from './read-rules.ts';
import type { RuleDetailsIndex } from './rule-memory.ts';
import { describeLeftRule, isSameState, type RuleIdentity, type RuleState } from './rule-state.ts';
import { writeRuleState } from './write-rule-state.ts';

const UNDO_TRIES = 3;

export type ChangeContext = BaseContext & WithStack & { readonly ruleDetails: RuleDetailsIndex };

interface Change {
  readonly rule: RuleIdentity;
  /** Undefined: there is no rule, or there is to be none. */
  readonly before: RuleState | undefined;
  readonly after: RuleState | undefined;
  /** What the rule needs permission for: the targets that the caller chose. */
  readonly grants: readonly TargetUse[];
  /**
   * For a rule that others may make at the same moment: the state it has until its targets can be
   * delivered to. What is there is read before each step, because others may have written over it.
   */
  readonly first?: RuleState;
}

/**
 * Changes a rule and the permissions of its targets, whole or not at all. When what was cannot be
 * restored either, the refusal says what the rule is now.
 */
export async function changeWholeRule(
  context: ChangeContext,
  change: Change,
): Promise<Refusal | undefined> {
  try {
    const failure = await attempt(context, change);
    const left = failure && (await undo(context, change, failure));
    if (failure === undefined || left === 'done') {
      await revokeBetween(context, change.rule, change.before, change.after);
      return undefined;
    }
    if (left !== undefined) return left;
    if ('error' in failure) throw failure.error;
    return failure.refusal;
  } finally {
    context.ruleDetails.forget(change.rule.name);
  }
}

type Failure = { readonly error: unknown } | { readonly refusal: Refusal };

async function attempt(context: BaseContext, change: Change): Promise<Failure | undefined> {
  const { rule, before, after, first, grants } = change;
  try {
    const granted = await grantUses(context, grants);
    if (isRefusal(granted)) return { refusal: granted };
    const refusal =
      (first === undefined
        ? await writeRuleState(context, rule.name, after, before)
        : await writeRuleState(context, rule.name, first)) ??
      (await confirmUses(context, grants, first === undefined ? granted : 'written')) ??
      (first === undefined ? undefined : await writeRuleState(context, rule.name, after));
    return refusal === undefined ? undefined : { refusal };
  } catch (error) {
    return { error };
  }
}

/**
 * Restores what was. Where the rule cannot be read, all that the change may have written is
 * written the other way round.
 *
 * @returns undefined when the rule is as before, `done` when the change was made after all.
 */
async function undo(
  context: BaseContext,
  { rule, before, after }: Change,
  failure: Failure,
): Promise<Refusal | 'done' | undefined> {
  const furthest = after ?? (before && { ...before, targets: [] });
  for (let tries = 0; tries < UNDO_TRIES; tries += 1) {
    if (tries > 0) await context.settle();
    try {
      const known = await readRuleState(context, rule.name).catch(() => furthest);
      // One that is gone is not made again: it would lack its tags.
      if (known === undefined && before !== undefined) break;
      if (await writeRuleState(context, rule.name, before, known)) continue;
      await revokeBetween(context, rule, after, before);
      return undefined;
    } catch {
      // The answer says why it could not be changed, and what it is now.
    }
  }
  const now = await readRuleState(context, rule.name).catch(() => 'unread' as const);
  if (now !== 'unread' && isSame(now, before)) return undefined;
  if (now === undefined && after === undefined) return 'done';
  return {
    refusal: 'rule-left-changed',
    cause: explainFailure(context, failure),
    state: describeLeftRule(before, now),
  };
}

function isSame(left: RuleState | undefined, right: RuleState | undefined): boolean {
  return left === undefined || right === undefined ? left === right : isSameState(left, right);
}

function explainFailure({ logUnexpected }: BaseContext, failure: Failure): string {
  if ('error' in failure) return explainError(failure.error, logUnexpected);
  return explainRefusal(failure.refusal);
}

async function revokeBetween(
  context: BaseContext,
  rule: RuleIdentity,
  from: RuleState | undefined,
  to: RuleState | undefined,
): Promise<void> {
  const had = listTargetUses(context.config, rule.arn, from?.targets ?? []);
  const has = listTargetUses(context.config, rule.arn, to?.targets ?? []);
  const needed = new Set(has.map(({ arn }) => arn));
  await revokeUses(
    context,
    had.filter(({ arn }) => !needed.has(arn)),
    (arn, use) => (use === 'target' ? isTarget(context, arn) : isDeadLetterQueue(context, arn)),
  );
}
