import type { Account } from '../core/aws-service.ts';
import { formatRuleArn } from './resource-arn.ts';
import type { Rule } from './store/rule-store.ts';

/** A rule in the output of DescribeRule and ListRules. */
export function describeRule(account: Account, rule: Rule) {
  return {
    Name: rule.name,
    Arn: formatRuleArn(account, rule.busName, rule.name),
    EventPattern: rule.eventPattern,
    State: rule.state,
    Description: rule.description ?? undefined,
    RoleArn: rule.roleArn ?? undefined,
    EventBusName: rule.busName,
  };
}
