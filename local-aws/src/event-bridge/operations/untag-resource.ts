import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { arn, tagKey } from '../parameters.ts';
import { requireResource } from '../require-resource.ts';

export function defineUntagResource(context: EventBridgeContext): AwsOperation {
  const input = z.strictObject({ ResourceARN: arn, TagKeys: z.array(tagKey) });
  return defineOperation(input, ({ ResourceARN, TagKeys }) => {
    requireResource(context, ResourceARN);
    inTransaction(context.database, () => context.tags.remove(ResourceARN, TagKeys));
    return {};
  });
}
