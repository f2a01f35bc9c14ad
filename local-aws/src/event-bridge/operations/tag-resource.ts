import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { inTransaction } from '../../core/database.ts';
import { createLimitExceeded } from '../create-limit-exceeded.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import { arnField, tagsField } from '../event-bridge-fields.ts';
import { requireResource } from '../require-resource.ts';

const MAX_TAGS = 50;

export function defineTagResource(context: EventBridgeContext): AwsOperation {
  const input = z.strictObject({ ResourceARN: arnField, Tags: tagsField });
  return defineOperation(input, ({ ResourceARN, Tags }) => {
    requireResource(context, ResourceARN);
    inTransaction(context.database, () => {
      context.tags.put(ResourceARN, Tags);
      if (context.tags.list(ResourceARN).length > MAX_TAGS) {
        throw createLimitExceeded();
      }
    });
    return {};
  });
}
