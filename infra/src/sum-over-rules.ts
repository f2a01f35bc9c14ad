import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import { type CfnCondition, type Duration, Fn } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/** The bus whose rules are summed up. */
export interface BusOfRules {
  readonly name: string;
  /** If the name is a parameter: true unless it is `default`. */
  readonly isNamed?: CfnCondition | undefined;
}

/**
 * Sum of a metric of EventBridge over all rules of a bus, also those that are created later: a query
 * of CloudWatch Metrics Insights. EventBridge publishes such a metric for each rule, with the name of
 * the bus unless that is `default` (docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html).
 */
export function sumOverRules(metricName: string, bus: BusOfRules, period: Duration): IMetric {
  return new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM SCHEMA("AWS/Events",${selectRules(bus)}`,
    period,
  });
}

/** SCHEMA takes metrics with exactly these dimensions. */
function selectRules({ name, isNamed }: BusOfRules): string {
  const named = `EventBusName,RuleName) WHERE EventBusName='${name}'`;
  const ofDefault = 'RuleName)';
  if (isNamed !== undefined) return Fn.conditionIf(isNamed.logicalId, named, ofDefault).toString();
  return name === DEFAULT_BUS ? ofDefault : named;
}
