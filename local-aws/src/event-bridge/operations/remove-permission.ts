import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { readBusPolicy } from '../bus-policy.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField } from '../event-bridge-fields.ts';
import { requireBus } from '../require-resource.ts';

const inputSchema = z.strictObject({
  EventBusName: busNameOrArnField,
  StatementId: z.string().min(1).max(64).optional(),
  RemoveAllPermissions: z.boolean().optional(),
});

export function defineRemovePermission(context: EventBridgeContext): AwsOperation {
  return defineOperation(inputSchema, ({ EventBusName, StatementId, RemoveAllPermissions }) => {
    const bus = requireBus(context, EventBusName);
    const policy = readBusPolicy(bus.policy);
    const remaining = RemoveAllPermissions
      ? []
      : policy.Statement.filter(({ Sid }) => Sid !== StatementId);
    if (!RemoveAllPermissions && remaining.length === policy.Statement.length) {
      throw new AwsError(
        'ResourceNotFoundException',
        'Statement with the provided id does not exist.',
      );
    }
    context.buses.put({
      ...bus,
      policy: remaining.length === 0 ? null : JSON.stringify({ ...policy, Statement: remaining }),
      modifiedAt: context.clock.now(),
    });
    return {};
  });
}
