import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeBus } from '../describe-bus.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArn, deadLetterConfig, description } from '../parameters.ts';
import { requireBus } from '../require-resource.ts';

const input = z.strictObject({
  Name: busNameOrArn,
  Description: description,
  DeadLetterConfig: deadLetterConfig,
});

/** Replaces a bus's description and dead-letter queue. */
export function defineUpdateEventBus(context: EventBridgeContext): AwsOperation {
  return defineOperation(input, ({ Name, Description, DeadLetterConfig }) => {
    const updated = {
      ...requireBus(context, Name),
      description: Description ?? null,
      deadLetterArn: DeadLetterConfig?.Arn ?? null,
      modifiedAt: context.clock.now(),
    };
    context.buses.put(updated);
    const { CreationTime, LastModifiedTime, Policy, ...answer } = describeBus(
      context.account,
      updated,
    );
    return answer;
  });
}
