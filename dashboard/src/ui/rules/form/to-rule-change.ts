import { isSameJson } from '@momento-gateway/api/json';
import type { UpdateRule } from '@momento-gateway/api/rules/rule';
import type { ChosenTarget } from '@momento-gateway/api/rules/target';
import { readDraftPattern } from '../pattern/draft-pattern.ts';
import { arnOf, toChosenTarget } from '../targets/target-fields.ts';
import type { RuleFields } from './rule-form.ts';

/**
 * What an edit sends: what differs from the form as it was filled in, and nothing else. So what the
 * form does not know of the rule, or would write in another way, stays.
 *
 * @param targets of the changed form
 */
export function toRuleChange(
  before: RuleFields,
  after: RuleFields,
  targets: readonly ChosenTarget[],
): UpdateRule {
  const targetsBefore = before.targets.map((fields) => toChosenTarget(fields, arnOf(fields)));
  const pattern = readDraftPattern(after);
  return {
    version: after.version,
    ...(after.enabled !== before.enabled && { enabled: after.enabled }),
    // An empty description removes the old one; a missing one would keep it.
    ...(after.description !== before.description && { description: after.description ?? '' }),
    ...(pattern !== undefined &&
      !isSameJson(pattern, readDraftPattern(before)) && { pattern: { ...pattern } }),
    ...(!isSameJson(targets, targetsBefore) && {
      targets: targets.map((target) => toTargetChange(targetsBefore, target)),
    }),
  };
}

const SETTINGS = ['roleArn', 'parameters', 'deadLetterArn', 'retry', 'input'] as const;

/** A target that the rule has, with the settings that were changed; a new one with all. */
function toTargetChange(before: readonly ChosenTarget[], target: ChosenTarget): ChosenTarget {
  const { id, arn } = target;
  const was = before.find((one) => id !== undefined && one.id === id && one.arn === arn);
  if (was === undefined) return target;
  const change: ChosenTarget = { ...target };
  for (const setting of SETTINGS) {
    // The API checks that the types that need a role have one.
    const isNeeded = setting === 'roleArn' && target.roleArn !== null;
    if (!isNeeded && isSameJson(target[setting], was[setting])) delete change[setting];
  }
  return change;
}
