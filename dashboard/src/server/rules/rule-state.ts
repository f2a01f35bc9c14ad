import type { Target } from '@aws-sdk/client-eventbridge';
import { isSameJson } from '@momento-gateway/api/json';
import { describeRule, listTargetsOf, type Needed } from './find-rule.ts';
import type { AwsRule } from './to-rule.ts';

/** All of a rule that a change writes, as EventBridge holds it. */
export interface RuleState {
  readonly name: string;
  readonly arn: string;
  readonly pattern: string;
  readonly description: string;
  /** `DISABLED`, or one of EventBridge's two ways of being enabled. */
  readonly state: string;
  readonly roleArn?: string | undefined;
  readonly schedule?: string | undefined;
  readonly targets: readonly Target[];
}

/** What PutRule writes: all but the targets and the state, which have calls of their own. */
export type RuleDefinition = Omit<RuleState, 'targets' | 'state'>;

/** @returns undefined when there is no such rule. */
export async function readRuleState(needed: Needed, name: string): Promise<RuleState | undefined> {
  const rule = await describeRule(needed, name);
  const targets = rule && (await listTargetsOf(needed, name));
  return rule && targets && toRuleState(rule, targets);
}

export function toRuleState(rule: AwsRule, targets: readonly Target[]): RuleState {
  const { Name = '', Arn = '', EventPattern = '', Description = '', State = 'ENABLED' } = rule;
  return sortTargets({
    name: Name,
    arn: Arn,
    pattern: EventPattern,
    description: Description,
    state: State,
    roleArn: rule.RoleArn,
    schedule: rule.ScheduleExpression,
    targets,
  });
}

/** The same rule with its targets in the order of their ids: EventBridge promises none. */
export function sortTargets(rule: RuleState): RuleState {
  const byId = (left: Target, right: Target) => ((left.Id ?? '') < (right.Id ?? '') ? -1 : 1);
  return { ...rule, targets: rule.targets.toSorted(byId) };
}

export function isSameDefinition(left: RuleDefinition, right: RuleDefinition): boolean {
  return (['pattern', 'description', 'roleArn', 'schedule'] as const).every(
    (part) => (left[part] ?? '') === (right[part] ?? ''),
  );
}

export function isSameState(left: RuleState, right: RuleState): boolean {
  return (
    isSameDefinition(left, right) &&
    left.state === right.state &&
    left.targets.length === right.targets.length &&
    left.targets.every((target) => right.targets.some((other) => isSameJson(target, other)))
  );
}
