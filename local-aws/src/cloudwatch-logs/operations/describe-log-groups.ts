import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { describeLimitField, logGroupNameField, nextTokenField } from '../log-fields.ts';
import type { LogGroup } from '../log-group-store.ts';
import { formatLogGroupArn } from '../log-group-store.ts';
import type { LogsContext } from '../logs-context.ts';
import { decodePlace, encodePlace } from '../place-token.ts';

const inputSchema = z.strictObject({
  logGroupNamePrefix: logGroupNameField.optional(),
  logGroupNamePattern: logGroupNameField.optional(),
  nextToken: nextTokenField,
  limit: describeLimitField,
});

export function defineDescribeLogGroups(context: LogsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '' } = request;
    if (prefix !== '' && part !== '') {
      throw new AwsError(
        'InvalidParameterException',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const size = request.limit ?? 50;
    const [after = ''] = decodePlace('g', request.nextToken);
    const groups = context.groups.list({ prefix, part, after, limit: size + 1 });
    const page = groups.slice(0, size);
    return {
      logGroups: page.map((group) => describeGroup(context, group)),
      nextToken: groups.length > size ? encodePlace('g', [page.at(-1)?.name ?? '']) : undefined,
    };
  });
}

function describeGroup(context: LogsContext, group: LogGroup) {
  const logGroupArn = formatLogGroupArn(context.account, group.name);
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    retentionInDays: group.retentionDays ?? undefined,
    metricFilterCount: 0,
    arn: `${logGroupArn}:*`,
    logGroupArn,
    logGroupClass: 'STANDARD',
  };
}
