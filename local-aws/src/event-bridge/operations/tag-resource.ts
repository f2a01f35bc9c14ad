import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { createLimitExceeded } from '../create-limit-exceeded.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { arn, tags } from '../parameters.ts';
import { requireResource } from '../require-resource.ts';

const TAGS_PER_RESOURCE = 50;

export function defineTagResource(context: EventBridgeContext): AwsOperation {
  const input = z.strictObject({ ResourceARN: arn, Tags: tags });
  return defineOperation(input, ({ ResourceARN, Tags }) => {
    requireResource(context, ResourceARN);
    inTransaction(context.database, () => {
      context.tags.put(ResourceARN, Tags);
      if (context.tags.list(ResourceARN).length > TAGS_PER_RESOURCE) {
        throw createLimitExceeded();
      }
    });
    return {};
  });
}
