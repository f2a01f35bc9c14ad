import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameField } from '../event-bridge-fields.ts';
import { formatBusArn } from '../resource-arn.ts';

/** Deletes a custom bus without rules. Deleting one that does not exist succeeds. */
export function defineDeleteEventBus(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject({ Name: busNameField }), ({ Name }) => {
    if (Name === 'default') {
      throw new AwsError('ValidationException', 'Cannot delete event bus default.');
    }
    const [rule] = context.rules.list({ busName: Name, prefix: '', after: '', limit: 1 });
    if (rule !== undefined) {
      throw new AwsError(
        'ValidationException',
        `Event bus ${Name} can't be deleted since it has rules.`,
      );
    }
    inTransaction(context.database, () => {
      context.buses.remove(Name);
      context.tags.removeAll(formatBusArn(context.account, Name));
    });
    return {};
  });
}
