import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeBus } from '../describe-bus.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { readPage } from '../page.ts';
import { busNamePrefix, nextToken, pageLimit } from '../parameters.ts';

const input = z.strictObject({
  NamePrefix: busNamePrefix,
  Limit: pageLimit,
  NextToken: nextToken,
});

export function defineListEventBuses(context: EventBridgeContext): AwsOperation {
  return defineOperation(input, (request) => {
    const page = readPage(
      request,
      (query) => context.buses.list({ ...query, prefix: request.NamePrefix ?? '' }),
      ({ name }) => name,
    );
    const EventBuses = page.items.map((bus) => describeBus(context.account, bus));
    return { EventBuses, ...page.token };
  });
}
