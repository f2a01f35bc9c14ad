import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeBus } from '../describe-bus.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { busNameOrArnField } from '../event-bridge-fields.ts';
import { requireBus } from '../require-resource.ts';

export function defineDescribeEventBus(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject({ Name: busNameOrArnField }), ({ Name }) =>
    describeBus(context.account, requireBus(context, Name)),
  );
}
