import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeRule } from '../describe-rule.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readPage } from '../page.ts';
import { busNameOrArn, nextToken, pageLimit, ruleNamePrefix } from '../parameters.ts';
import { requireBus } from '../require-resource.ts';

const input = z.strictObject({
  NamePrefix: ruleNamePrefix,
  EventBusName: busNameOrArn,
  Limit: pageLimit,
  NextToken: nextToken,
});

export function defineListRules(context: EventBridgeContext): AwsOperation {
  return defineOperation(input, (request) => {
    const bus = requireBus(context, request.EventBusName);
    const page = readPage(
      request,
      (query) =>
        context.rules.list({ ...query, busName: bus.name, prefix: request.NamePrefix ?? '' }),
      ({ name }) => name,
    );
    return {
      Rules: page.items.map((rule) => describeRule(context.account, rule)),
      ...page.token,
    };
  });
}
