import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { describeFailedEntries, describeFault } from '../describe-failed-entries.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField, ruleNameField, targetIdField } from '../event-bridge-fields.ts';
import { requireRule } from '../require-resource.ts';

/** `Force` is for rules that AWS services manage, which do not exist here. */
const inputSchema = z.strictObject({
  Rule: ruleNameField,
  EventBusName: busNameOrArnField,
  Ids: z.array(targetIdField).min(1).max(100),
  Force: z.boolean().optional(),
});

/** Removes targets. An id that the rule does not have is a failed entry. */
export function defineRemoveTargets(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ Rule, EventBusName, Ids }) => {
    const rule = requireRule(context, EventBusName, Rule);
    const fails = context.takeEntryFault('RemoveTargets');
    const failed = inTransaction(context.database, () =>
      Ids.flatMap((id, index) => {
        if (fails(index)) return [describeFault(id)];
        if (context.targets.remove(rule.busName, rule.name, id)) return [];
        return [
          {
            TargetId: id,
            ErrorCode: 'ResourceNotFoundException',
            ErrorMessage: `Rule ${rule.name} does not have Target with Id ${id}.`,
          },
        ];
      }),
    );
    context.ruleIndex.forget(rule.busName);
    return describeFailedEntries(failed);
  });
}
