import type { Dependencies } from '../dependencies.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { explainError } from '../explain-error.ts';
import type { RuleIdentity } from '../permissions/gate.ts';
import { confirmUses, grantUses } from '../permissions/grant-uses.ts';
import { revokeUses } from '../permissions/revoke-uses.ts';
import { listTargetUses, type TargetUse } from '../permissions/target-uses.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { describeLeftRule } from './describe-left-rule.ts';
import { isSameState, type RuleState, readRuleState } from './rule-state.ts';
import { writeRuleState } from './write-rule-state.ts';

const UNDO_TRIES = 3;

interface Change {
  readonly rule: RuleIdentity;
  /** Undefined: there is no rule, or there is to be none. */
  readonly before: RuleState | undefined;
  readonly after: RuleState | undefined;
  /** What the rule needs permission for, because somebody chose it. */
  readonly grants: readonly TargetUse[];
  /** Steps from `before` to `after`; left out, there is only `after`. */
  readonly steps?: readonly RuleState[];
  /** Whether others may have written just now, so that it has to be looked at again. */
  readonly isContended?: boolean;
}

/**
 * Changes a rule with the permissions of its targets, so that it happens whole or leaves what was.
 * When not even that can be brought back, the refusal says what the rule is now.
 */
export async function changeWholeRule(
  dependencies: Dependencies,
  change: Change,
): Promise<Refusal | undefined> {
  try {
    const failure = await attempt(dependencies, change);
    if (failure === undefined) {
      await revokeBetween(dependencies, change.rule, change.before, change.after);
      return undefined;
    }
    const left = await undo(dependencies, change, failure);
    if (left !== undefined) return left;
    if ('error' in failure) throw failure.error;
    return failure.refusal;
  } finally {
    dependencies.ruleDetails.forget(change.rule.name);
  }
}

type Failure = { readonly error: unknown } | { readonly refusal: Refusal };

async function attempt(
  dependencies: Dependencies,
  { rule, after, grants, steps = [], isContended = false }: Change,
): Promise<Failure | undefined> {
  try {
    const granted = await grantUses(dependencies, grants);
    if (isRefusal(granted)) return { refusal: granted };
    const [first = after, ...others] = steps;
    let refusal = await writeRuleState(dependencies, rule.name, first);
    if (refusal === undefined) {
      refusal = await confirmUses(dependencies, grants, isContended ? 'written' : granted);
    }
    for (const state of steps.length > 0 ? [...others, after] : []) {
      refusal ??= await writeRuleState(dependencies, rule.name, state);
    }
    return refusal === undefined ? undefined : { refusal };
  } catch (error) {
    return { error };
  }
}

/** @returns undefined when the rule is as before. */
async function undo(
  dependencies: Dependencies,
  { rule, before, after }: Change,
  failure: Failure,
): Promise<Refusal | undefined> {
  for (let tries = 0; tries < UNDO_TRIES; tries += 1) {
    if (tries > 0) await dependencies.settle();
    try {
      if ((await writeRuleState(dependencies, rule.name, before)) !== undefined) continue;
      await revokeBetween(dependencies, rule, after, before);
      return undefined;
    } catch {
      // What is told is why it could not be changed, and what it is now.
    }
  }
  const now = await readRuleState(dependencies, rule.name).catch(() => 'unread' as const);
  if (now !== 'unread' && isAsBefore(now, before)) return undefined;
  return {
    refusal: 'rule-left-changed',
    name: rule.name,
    cause: explainFailure(dependencies, failure),
    state: describeLeftRule(before, now),
  };
}

function isAsBefore(now: RuleState | undefined, before: RuleState | undefined): boolean {
  return now === undefined || before === undefined ? now === before : isSameState(now, before);
}

function explainFailure({ logUnexpected }: Dependencies, failure: Failure): string {
  if ('error' in failure) return explainError(failure.error, logUnexpected);
  const { title, detail } = describeRefusal(failure.refusal);
  return `${title}. ${detail}`;
}

async function revokeBetween(
  dependencies: Dependencies,
  rule: RuleIdentity,
  from: RuleState | undefined,
  to: RuleState | undefined,
): Promise<void> {
  const [had, has] = await Promise.all([
    listTargetUses(dependencies, rule, from?.targets ?? []),
    listTargetUses(dependencies, rule, to?.targets ?? []),
  ]);
  const needed = new Set(has.map(({ arn }) => arn));
  await revokeUses(
    dependencies,
    had.filter(({ arn }) => !needed.has(arn)),
  );
}
