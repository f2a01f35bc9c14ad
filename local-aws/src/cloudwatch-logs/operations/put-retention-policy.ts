import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { logGroupNameField } from '../log-fields.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup } from '../require-log-group.ts';

const retentionField = z.literal([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]);

export function definePutRetentionPolicy(context: LogsContext): AwsOperation {
  return defineOperation(
    z.strictObject({ logGroupName: logGroupNameField, retentionInDays: retentionField }),
    (request) => {
      const group = requireLogGroup(context, { logGroupName: request.logGroupName });
      context.groups.setRetention(group.name, request.retentionInDays);
      return {};
    },
  );
}
