import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  arnField,
  busNameOrArnField,
  nextTokenField,
  pageLimitField,
} from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import { requireBus } from '../require-resource.ts';

const inputSchema = z.strictObject({
  TargetArn: arnField,
  EventBusName: busNameOrArnField,
  Limit: pageLimitField,
  NextToken: nextTokenField,
});

export function defineListRuleNamesByTarget(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const bus = requireBus(context, request.EventBusName);
    const page = readPage(
      request,
      (query) =>
        context.targets.listRuleNames({ ...query, busName: bus.name, arn: request.TargetArn }),
      (name) => name,
    );
    return { RuleNames: page.items, ...page.token };
  });
}
