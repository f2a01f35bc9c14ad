import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { createLimitExceeded } from '../create-limit-exceeded.ts';
import { describeFailedEntries, describeFault } from '../describe-failed-entries.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField, ruleNameField } from '../event-bridge-fields.ts';
import { requireRule } from '../require-resource.ts';
import { requireTarget } from '../require-target.ts';
import { MAX_TARGETS_PER_RULE, targetSchema } from '../target.ts';

const inputSchema = z.strictObject({
  Rule: ruleNameField,
  EventBusName: busNameOrArnField,
  Targets: z.array(targetSchema).min(1).max(100),
});

/**
 * Adds or replaces targets by id, all or none: an invalid target fails the call, as on AWS, so
 * `FailedEntries` is empty unless a fault is injected.
 */
export function definePutTargets(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ Rule, EventBusName, Targets }) => {
    for (const target of Targets) requireTarget(target);
    const rule = requireRule(context, EventBusName, Rule);
    const key = { busName: rule.busName, ruleName: rule.name };
    const fails = context.takeEntryFault('PutTargets');
    const kept = Targets.filter((_, index) => !fails(index));
    inTransaction(context.database, () => {
      for (const target of kept) context.targets.put(rule.busName, rule.name, target);
      const limit = MAX_TARGETS_PER_RULE + 1;
      if (context.targets.list({ ...key, after: '', limit }).length === limit) {
        throw createLimitExceeded();
      }
    });
    context.ruleIndex.forget(rule.busName);
    return describeFailedEntries(
      Targets.filter((_, index) => fails(index)).map(({ Id }) => describeFault(Id)),
    );
  });
}
