import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readPage } from '../page.ts';
import { busNameOrArn, nextToken, pageLimit, ruleName } from '../parameters.ts';
import { requireRule } from '../require-resource.ts';

const input = z.strictObject({
  Rule: ruleName,
  EventBusName: busNameOrArn,
  Limit: pageLimit,
  NextToken: nextToken,
});

export function defineListTargetsByRule(context: EventBridgeContext): AwsOperation {
  return defineOperation(input, (request) => {
    const rule = requireRule(context, request.EventBusName, request.Rule);
    const page = readPage(
      request,
      (query) => context.targets.list({ ...query, busName: rule.busName, ruleName: rule.name }),
      ({ Id }) => Id,
    );
    return { Targets: page.items, ...page.token };
  });
}
