import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readPage } from '../page.ts';
import { arn, busNameOrArn, nextToken, pageLimit } from '../parameters.ts';
import { requireBus } from '../require-resource.ts';

const input = z.strictObject({
  TargetArn: arn,
  EventBusName: busNameOrArn,
  Limit: pageLimit,
  NextToken: nextToken,
});

export function defineListRuleNamesByTarget(context: EventBridgeContext): AwsOperation {
  return defineOperation(input, (request) => {
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
