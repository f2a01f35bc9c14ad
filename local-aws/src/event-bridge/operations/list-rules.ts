import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeRule } from '../describe-rule.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  busNameOrArnField,
  nextTokenField,
  pageLimitField,
  ruleNamePrefixField,
} from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import { requireBus } from '../require-resource.ts';

const inputSchema = z.strictObject({
  NamePrefix: ruleNamePrefixField,
  EventBusName: busNameOrArnField,
  Limit: pageLimitField,
  NextToken: nextTokenField,
});

export function defineListRules(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
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
