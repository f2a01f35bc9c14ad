import type { Target } from '@aws-sdk/client-eventbridge';
import type { Rule } from '../../api/rule.ts';
import { type EventPattern, readTopicPattern } from '../../api/topic-pattern.ts';
import { toRuleTarget } from './to-rule-target.ts';

/** A rule as ListRules and DescribeRule give it. */
export interface AwsRule {
  readonly Name?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Description?: string | undefined;
  readonly State?: string | undefined;
  readonly EventPattern?: string | undefined;
}

/** @param pattern the rule's own, parsed. */
export function toRule(
  { Name = '', Description, State }: AwsRule,
  pattern: EventPattern,
  targets: readonly Target[],
  managedHere: boolean,
): Rule {
  return {
    name: Name,
    ...(Description ? { description: Description } : {}),
    enabled: State !== 'DISABLED',
    ...readTopicPattern(pattern),
    pattern: { ...pattern },
    targets: targets.map(toRuleTarget),
    managedHere,
  };
}

/** @returns undefined when the rule has none (it runs on a schedule). */
export function parsePattern(text: string | undefined): EventPattern | undefined {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as EventPattern;
  } catch {
    return undefined;
  }
}
