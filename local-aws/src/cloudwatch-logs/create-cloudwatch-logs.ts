import type { DatabaseSync } from 'node:sqlite';
import type { RecordEmbeddedMetrics } from '../cloudwatch/create-cloudwatch.ts';
import { AwsError } from '../core/aws-error.ts';
import type { Account, AwsOperation, AwsService } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { StorageLimits } from '../core/storage-limits.ts';
import { explainInvalidInput } from '../server/explain-invalid-input.ts';
import { createDeliverToLogGroup, type DeliverToLogGroup } from './deliver-to-log-group.ts';
import { createLogsContext, type LogsContext } from './logs-context.ts';
import { defineCreateLogGroup, defineDeleteLogGroup } from './operations/create-log-group.ts';
import { defineCreateLogStream } from './operations/create-log-stream.ts';
import { defineDescribeLogGroups } from './operations/describe-log-groups.ts';
import { defineDescribeLogStreams } from './operations/describe-log-streams.ts';
import { defineFilterLogEvents } from './operations/filter-log-events.ts';
import { defineGetLogEvents } from './operations/get-log-events.ts';
import { definePutLogEvents } from './operations/put-log-events.ts';
import {
  defineDeleteResourcePolicy,
  defineDescribeResourcePolicies,
  definePutResourcePolicy,
} from './operations/put-resource-policy.ts';
import { definePutRetentionPolicy } from './operations/put-retention-policy.ts';

/** CloudWatch Logs, and the function by which other services write to log groups. */
export function createCloudWatchLogs(options: {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly recordEmbeddedMetrics: RecordEmbeddedMetrics;
  readonly storageLimits: StorageLimits;
}): { service: AwsService; deliverToLogGroup: DeliverToLogGroup } {
  const context = createLogsContext(options);
  return {
    deliverToLogGroup: createDeliverToLogGroup(context),
    service: {
      targetPrefix: 'Logs_20140328',
      protocol: 'json-1.1',
      operations: listOperations(context),
      errors: {
        invalidInput: (issues) =>
          new AwsError('InvalidParameterException', explainInvalidInput(issues).message),
      },
    },
  };
}

function listOperations(context: LogsContext): ReadonlyMap<string, AwsOperation> {
  return new Map([
    ['CreateLogGroup', defineCreateLogGroup(context)],
    ['CreateLogStream', defineCreateLogStream(context)],
    ['DeleteLogGroup', defineDeleteLogGroup(context)],
    ['DeleteResourcePolicy', defineDeleteResourcePolicy(context)],
    ['DescribeLogGroups', defineDescribeLogGroups(context)],
    ['DescribeLogStreams', defineDescribeLogStreams(context)],
    ['DescribeResourcePolicies', defineDescribeResourcePolicies(context)],
    ['FilterLogEvents', defineFilterLogEvents(context)],
    ['GetLogEvents', defineGetLogEvents(context)],
    ['PutLogEvents', definePutLogEvents(context)],
    ['PutResourcePolicy', definePutResourcePolicy(context)],
    ['PutRetentionPolicy', definePutRetentionPolicy(context)],
  ]);
}
