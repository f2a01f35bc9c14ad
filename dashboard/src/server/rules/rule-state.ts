import type { Target } from '@aws-sdk/client-eventbridge';
import { isSameJson } from '@momento-gateway/api/json';

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
  /** The AWS service that manages it. No edit writes it. */
  readonly service?: string | undefined;
  readonly targets: readonly Target[];
}

export type RuleIdentity = Pick<RuleState, 'name' | 'arn'>;

/** A rule as ListRules and DescribeRule give it. */
export interface AwsRule {
  readonly Name?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Description?: string | undefined;
  readonly State?: string | undefined;
  readonly EventPattern?: string | undefined;
  readonly RoleArn?: string | undefined;
  readonly ScheduleExpression?: string | undefined;
  readonly ManagedBy?: string | undefined;
}

/** What PutRule writes: all but the targets and the state, which have calls of their own. */
type RuleDefinition = Omit<RuleState, 'targets' | 'state' | 'service'>;

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
    service: rule.ManagedBy,
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

/** What a rule is now, compared with before: for a person who has to correct it by hand. */
export function describeLeftRule(
  before: RuleState | undefined,
  now: RuleState | 'unread' | undefined,
): string {
  if (now === 'unread') return 'What it is now could not be read.';
  if (now === undefined) return 'The rule is gone.';
  const isSame = (part: 'pattern' | 'description') =>
    before === undefined || before[part] === now[part];
  const arns = now.targets.map(({ Arn = '' }) => Arn);
  return [
    before === undefined ? 'The rule is there' : '',
    now.state === 'DISABLED' ? 'It is disabled' : 'It is enabled',
    isSame('pattern') ? '' : 'Its pattern is the new one',
    isSame('description') ? '' : 'Its description is the new one',
    before !== undefined && isSameJson(before.targets, now.targets)
      ? 'Its targets are as before'
      : arns.length === 0
        ? 'It has no targets'
        : `Its targets are ${arns.join(', ')}`,
  ]
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}
