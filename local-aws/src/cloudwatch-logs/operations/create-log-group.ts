import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { logGroupNameField } from '../log-fields.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup } from '../require-log-group.ts';

export function defineCreateLogGroup(context: LogsContext): AwsOperation {
  return defineOperation(
    z.strictObject({ logGroupName: logGroupNameField }),
    ({ logGroupName: name }) => {
      if (context.groups.find(name) !== undefined) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          'The specified log group already exists',
        );
      }
      context.groups.add({ name, createdAt: context.clock.now(), retentionDays: null });
      return {};
    },
  );
}

export function defineDeleteLogGroup(context: LogsContext): AwsOperation {
  return defineOperation(z.strictObject({ logGroupName: logGroupNameField }), (request) => {
    context.groups.remove(requireLogGroup(context, request).name);
    return {};
  });
}
