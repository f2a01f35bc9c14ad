import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeRule } from '../describe-rule.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { ruleReferenceSchema } from '../event-bridge-fields.ts';
import { requireRule } from '../require-resource.ts';

export function defineDescribeRule(context: EventBridgeContext): AwsOperation {
  return defineOperation(ruleReferenceSchema, ({ Name, EventBusName }) => ({
    ...describeRule(context.account, requireRule(context, EventBusName, Name)),
    CreatedBy: context.account.accountId,
  }));
}
