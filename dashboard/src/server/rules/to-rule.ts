import type { Target } from '@aws-sdk/client-eventbridge';
import type { Rule } from '../../api/rule.ts';
import type { RuleTarget, TargetType } from '../../api/target.ts';
import { type EventPattern, readTopicPattern } from '../../api/topic-pattern.ts';

/** A rule as ListRules and DescribeRule give it. */
export interface AwsRule {
  readonly Name?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Description?: string | undefined;
  readonly State?: string | undefined;
  readonly EventPattern?: string | undefined;
}

const TYPES: Readonly<Record<string, TargetType>> = {
  sqs: 'sqs',
  lambda: 'lambda',
  sns: 'sns',
  logs: 'logs',
  states: 'step-functions',
  events: 'event-bus',
};

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

function toRuleTarget({ Arn = '', DeadLetterConfig }: Target): RuleTarget {
  return {
    type: typeOf(Arn),
    arn: Arn,
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
  };
}

function typeOf(arn: string): TargetType {
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 'events' && !resource.startsWith('event-bus/')) return 'other';
  return TYPES[service] ?? 'other';
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
