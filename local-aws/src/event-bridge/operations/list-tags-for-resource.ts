import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { arnField } from '../event-bridge-fields.ts';
import { requireResource } from '../require-resource.ts';

export function defineListTagsForResource(context: EventBridgeContext): AwsOperation {
  return defineOperation(z.strictObject({ ResourceARN: arnField }), ({ ResourceARN }) => {
    requireResource(context, ResourceARN);
    return { Tags: context.tags.list(ResourceARN) };
  });
}
