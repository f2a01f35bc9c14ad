import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { createLimitExceeded } from '../create-limit-exceeded.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  arnField,
  busNameOrArnField,
  descriptionField,
  ruleNameField,
  tagsField,
} from '../event-bridge-fields.ts';
import { requireEventPattern } from '../require-event-pattern.ts';
import { requireBus } from '../require-resource.ts';
import { formatRuleArn } from '../resource-arn.ts';
import { RULE_STATES } from '../store/rule-store.ts';

const MAX_RULES_PER_BUS = 300;
const MAX_WILDCARD_RULES_PER_BUS = 30;

const inputSchema = z.strictObject({
  Name: ruleNameField,
  EventBusName: busNameOrArnField,
  EventPattern: z.string().max(4096).optional(),
  ScheduleExpression: z.string().max(256).optional(),
  State: z.enum(RULE_STATES).optional(),
  Description: descriptionField,
  RoleArn: arnField.optional(),
  Tags: tagsField.optional(),
});

/**
 * Creates a rule, or replaces everything but its targets and tags, as AWS does. Schedules are
 * refused: local AWS does not run them.
 */
export function definePutRule(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const bus = requireBus(context, request.EventBusName);
    if (request.ScheduleExpression !== undefined) {
      throw new AwsError(
        'ValidationException',
        'Parameter ScheduleExpression is not valid. Reason: Scheduled rules are not supported here.',
      );
    }
    if (request.EventPattern === undefined) {
      throw new AwsError(
        'ValidationException',
        'Parameter(s) EventPattern or ScheduleExpression must be specified.',
      );
    }
    const { hasWildcard } = requireEventPattern(request.EventPattern);
    const rule = {
      busName: bus.name,
      name: request.Name,
      eventPattern: request.EventPattern,
      usesWildcard: hasWildcard ? 1 : 0,
      state: request.State ?? 'ENABLED',
      description: request.Description ?? null,
      roleArn: request.RoleArn ?? null,
    } as const;
    requireRoom(context, rule);
    const RuleArn = formatRuleArn(context.account, rule.busName, rule.name);
    const isNew = context.rules.find(rule.busName, rule.name) === undefined;
    inTransaction(context.database, () => {
      context.rules.put(rule);
      if (isNew) context.tags.put(RuleArn, request.Tags ?? []);
    });
    context.ruleIndex.forget(rule.busName);
    return { RuleArn };
  });
}

function requireRoom(
  context: EventBridgeContext,
  rule: { busName: string; name: string; usesWildcard: 0 | 1 },
): void {
  const others = context.rules.count(rule.busName, rule.name);
  const hasRoom =
    others.rules < MAX_RULES_PER_BUS &&
    (rule.usesWildcard === 0 || others.wildcards < MAX_WILDCARD_RULES_PER_BUS);
  if (!hasRoom) throw createLimitExceeded();
}
