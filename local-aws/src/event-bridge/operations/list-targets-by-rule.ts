import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  busNameOrArnField,
  nextTokenField,
  pageLimitField,
  ruleNameField,
} from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import { requireRule } from '../require-resource.ts';

const inputSchema = z.strictObject({
  Rule: ruleNameField,
  EventBusName: busNameOrArnField,
  Limit: pageLimitField,
  NextToken: nextTokenField,
});

export function defineListTargetsByRule(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const rule = requireRule(context, request.EventBusName, request.Rule);
    const page = readPage(
      request,
      (query) => context.targets.list({ ...query, busName: rule.busName, ruleName: rule.name }),
      ({ Id }) => Id,
    );
    return { Targets: page.items, ...page.token };
  });
}
