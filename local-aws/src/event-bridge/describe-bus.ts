import type { Account } from '../core/aws-service.ts';
import { formatBusArn } from './resource-arn.ts';
import type { EventBus } from './store/bus-store.ts';

/**
 * A bus in the output of DescribeEventBus and ListEventBuses; times are in seconds since the epoch.
 */
export function describeBus(account: Account, bus: EventBus) {
  return {
    Name: bus.name,
    Arn: formatBusArn(account, bus.name),
    Description: bus.description ?? undefined,
    DeadLetterConfig: bus.deadLetterArn === null ? undefined : { Arn: bus.deadLetterArn },
    Policy: bus.policy ?? undefined,
    CreationTime: bus.createdAt / 1000,
    LastModifiedTime: bus.modifiedAt / 1000,
  };
}
