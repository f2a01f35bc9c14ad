import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeBus } from '../describe-bus.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNamePrefixField, nextTokenField, pageLimitField } from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';

const inputSchema = z.strictObject({
  NamePrefix: busNamePrefixField,
  Limit: pageLimitField,
  NextToken: nextTokenField,
});

export function defineListEventBuses(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const page = readPage(
      request,
      (query) => context.buses.list({ ...query, prefix: request.NamePrefix ?? '' }),
      ({ name }) => name,
    );
    const EventBuses = page.items.map((bus) => describeBus(context.account, bus));
    return { EventBuses, ...page.token };
  });
}
