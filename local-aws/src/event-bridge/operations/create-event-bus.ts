import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  busNameField,
  deadLetterConfigField,
  descriptionField,
  tagsField,
} from '../event-bridge-fields.ts';
import { formatBusArn } from '../resource-arn.ts';

const inputSchema = z.strictObject({
  Name: busNameField,
  Description: descriptionField,
  DeadLetterConfig: deadLetterConfigField,
  Tags: tagsField.optional(),
});

/**
 * Creates a custom bus. Partner buses (`EventSourceName`) and KMS keys are refused as unknown
 * parameters.
 */
export function defineCreateEventBus(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ Name, Description, DeadLetterConfig, Tags = [] }) => {
    if (Name.includes('/')) {
      throw new AwsError('ValidationException', 'Event bus name must not contain "/".');
    }
    if (context.buses.find(Name) !== undefined) {
      throw new AwsError('ResourceAlreadyExistsException', `Event bus ${Name} already exists.`);
    }
    const EventBusArn = formatBusArn(context.account, Name);
    const nowMs = context.clock.now();
    inTransaction(context.database, () => {
      context.buses.put({
        name: Name,
        description: Description ?? null,
        deadLetterArn: DeadLetterConfig?.Arn ?? null,
        policy: null,
        createdAt: nowMs,
        modifiedAt: nowMs,
      });
      context.tags.put(EventBusArn, Tags);
    });
    return {
      EventBusArn,
      ...(Description === undefined ? {} : { Description }),
      ...(DeadLetterConfig === undefined ? {} : { DeadLetterConfig }),
    };
  });
}
