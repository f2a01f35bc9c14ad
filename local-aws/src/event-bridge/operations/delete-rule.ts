import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField, ruleNameField } from '../event-bridge-fields.ts';
import { requireBus } from '../require-resource.ts';
import { formatRuleArn } from '../resource-arn.ts';

/** `Force` is for rules that AWS services manage, which do not exist here. */
const inputSchema = z.strictObject({
  Name: ruleNameField,
  EventBusName: busNameOrArnField,
  Force: z.boolean().optional(),
});

/** Deletes a rule without targets. Deleting one that does not exist succeeds. */
export function defineDeleteRule(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ Name, EventBusName }) => {
    const bus = requireBus(context, EventBusName);
    const [target] = context.targets.list({
      busName: bus.name,
      ruleName: Name,
      after: '',
      limit: 1,
    });
    if (target !== undefined) {
      throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
    }
    inTransaction(context.database, () => {
      context.rules.remove(bus.name, Name);
      context.tags.removeAll(formatRuleArn(context.account, bus.name, Name));
    });
    context.ruleIndex.forget(bus.name);
    return {};
  });
}
