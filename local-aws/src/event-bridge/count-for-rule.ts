import { type MetricPoint, roundToResolution } from '../cloudwatch/metric.ts';
import type { RecordMetrics } from '../cloudwatch/record-metrics.ts';
import type { Account } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import { parseResourceArn } from './resource-arn.ts';

const RULE_METRICS = [
  'TriggeredRules',
  'Invocations',
  'FailedInvocations',
  'InvocationsSentToDlq',
  'InvocationsFailedToBeSentToDlq',
] as const;

/** Adds one to metrics of a rule in `AWS/Events`, over all of its targets, as EventBridge does. */
export type CountForRule = (ruleArn: string, ...names: (typeof RULE_METRICS)[number][]) => void;

export function createCountForRule(parts: {
  readonly account: Account;
  readonly clock: Clock;
  readonly recordMetrics: RecordMetrics;
}): CountForRule {
  return (ruleArn, ...names) => {
    const rule = parseResourceArn(parts.account, ruleArn);
    if (rule?.kind !== 'rule') return;
    const { busName, ruleName } = rule;
    const dimensions = [
      // Rules of the default bus have only their name.
      ...(busName === 'default' ? [] : [{ Name: 'EventBusName', Value: busName }]),
      { Name: 'RuleName', Value: ruleName },
    ];
    const at = roundToResolution(parts.clock.now(), 60);
    parts.recordMetrics(
      names.map((name): MetricPoint => {
        const metric = { namespace: 'AWS/Events', name, dimensions };
        return { metric, at, unit: 'Count', minimum: 1, maximum: 1, sum: 1, count: 1 };
      }),
    );
  };
}
