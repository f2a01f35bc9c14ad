import { type EventPattern, readTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import type { RuleState } from './rule-state.ts';
import { versionOf } from './rule-version.ts';
import { toRuleTarget } from './to-rule-target.ts';

/** A rule as ListRules and DescribeRule give it. */
export interface AwsRule {
  readonly Name?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Description?: string | undefined;
  readonly State?: string | undefined;
  readonly EventPattern?: string | undefined;
  readonly RoleArn?: string | undefined;
  readonly ScheduleExpression?: string | undefined;
}

/** @param pattern the rule's own, parsed. */
export function toRule(
  { name, description, state, ...rule }: RuleState,
  pattern: EventPattern,
  managedHere: boolean,
): Rule {
  return {
    name,
    version: versionOf({ description, state, ...rule }),
    ...(description === '' ? {} : { description }),
    enabled: state !== 'DISABLED',
    ...readTopicPattern(pattern),
    pattern: { ...pattern },
    targets: rule.targets.map(toRuleTarget),
    managedHere,
  };
}
