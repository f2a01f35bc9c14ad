import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { logGroupNameField, logStreamNameField } from '../log-fields.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup } from '../require-log-group.ts';

export function defineCreateLogStream(context: LogsContext): AwsOperation {
  return defineOperation(
    z.strictObject({ logGroupName: logGroupNameField, logStreamName: logStreamNameField }),
    (request) => {
      const group = requireLogGroup(context, request);
      if (context.streams.has(group.name, request.logStreamName)) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          'The specified log stream already exists',
        );
      }
      context.streams.add(group.name, request.logStreamName, context.clock.now());
      return {};
    },
  );
}
