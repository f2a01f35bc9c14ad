import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import {
  describeLimitField,
  logGroupIdentifierField,
  logGroupNameField,
  logStreamNameField,
  nextTokenField,
} from '../log-fields.ts';
import { formatLogGroupArn } from '../log-group-store.ts';
import type { LogStream } from '../log-stream-store.ts';
import type { LogsContext } from '../logs-context.ts';
import { decodePlace, encodePlace } from '../place-token.ts';
import { requireLogGroup } from '../require-log-group.ts';

const inputSchema = z.strictObject({
  logGroupName: logGroupNameField.optional(),
  logGroupIdentifier: logGroupIdentifierField.optional(),
  logStreamNamePrefix: logStreamNameField.optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).optional(),
  descending: z.boolean().optional(),
  nextToken: nextTokenField,
  limit: describeLimitField,
});

export function defineDescribeLogStreams(context: LogsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const group = requireLogGroup(context, request);
    const isByTime = request.orderBy === 'LastEventTime';
    if (isByTime && request.logStreamNamePrefix !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const size = request.limit ?? 50;
    const offset = Number(decodePlace('s', request.nextToken)[0] ?? 0);
    const streams = context.streams.list({
      groupName: group.name,
      prefix: request.logStreamNamePrefix ?? '',
      order: isByTime ? 'last-event' : 'name',
      descending: request.descending ?? false,
      offset,
      limit: size + 1,
    });
    const groupArn = formatLogGroupArn(context.account, group.name);
    return {
      logStreams: streams.slice(0, size).map((stream) => describeStream(groupArn, stream)),
      nextToken: streams.length > size ? encodePlace('s', [String(offset + size)]) : undefined,
    };
  });
}

function describeStream(groupArn: string, stream: LogStream) {
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: stream.firstEventAt ?? undefined,
    lastEventTimestamp: stream.lastEventAt ?? undefined,
    lastIngestionTime: stream.lastIngestedAt ?? undefined,
    arn: `${groupArn}:log-stream:${stream.name}`,
  };
}
