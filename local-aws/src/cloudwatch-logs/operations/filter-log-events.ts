import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { parseFilterPattern } from '../filter-pattern/parse-filter-pattern.ts';
import type { LogEvent } from '../log-event-store.ts';
import {
  eventLimitField,
  eventTimeField,
  logGroupIdentifierField,
  logGroupNameField,
  logStreamNameField,
  nextTokenField,
} from '../log-fields.ts';
import { oldestKept } from '../log-group-store.ts';
import { BEFORE_ALL, decodePosition, encodePosition } from '../log-position.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup, requireLogStream } from '../require-log-group.ts';
import { scanEvents } from '../scan-events.ts';

const inputSchema = z.strictObject({
  logGroupName: logGroupNameField.optional(),
  logGroupIdentifier: logGroupIdentifierField.optional(),
  logStreamNames: z.array(logStreamNameField).min(1).max(100).optional(),
  logStreamNamePrefix: logStreamNameField.optional(),
  startTime: eventTimeField,
  endTime: eventTimeField,
  filterPattern: z.string().max(1024).optional(),
  nextToken: nextTokenField,
  limit: eventLimitField,
  /** Has no effect, as on AWS. */
  interleaved: z.boolean().optional(),
});

/** The matching events of a group, in order of their timestamps. */
export function defineFilterLogEvents(context: LogsContext): AwsOperation {
  return defineOperation(inputSchema, async (request, { signal }) => {
    const group = requireLogGroup(context, request);
    const matches = parseFilterPattern(request.filterPattern ?? '');
    const query = {
      groupName: group.name,
      streamNames: findStreamNames(context, group.name, request),
      from: Math.max(request.startTime ?? 0, oldestKept(group, context.clock.now())),
      to: request.endTime ?? Number.MAX_SAFE_INTEGER,
      beyond: request.nextToken === undefined ? BEFORE_ALL : decodePosition('e', request.nextToken),
      direction: 'forward',
    } as const;
    const limit = request.limit ?? 10_000;
    const { page, next } = await scanEvents(context.events, query, matches, { limit, signal });
    return {
      events: page.map(describeEvent),
      searchedLogStreams: [],
      nextToken: next && encodePosition('e', next),
    };
  });
}

function findStreamNames(
  context: LogsContext,
  groupName: string,
  request: z.output<typeof inputSchema>,
): readonly string[] | undefined {
  const { logStreamNames, logStreamNamePrefix } = request;
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'Specifying both logStreamNames and logStreamNamePrefix is not allowed.',
    );
  }
  for (const name of logStreamNames ?? []) requireLogStream(context, groupName, name);
  if (logStreamNamePrefix === undefined) return logStreamNames;
  return context.streams.listNames(groupName, logStreamNamePrefix);
}

function describeEvent(event: LogEvent) {
  return {
    eventId: String(event.id).padStart(56, '0'),
    logStreamName: event.streamName,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.ingestedAt,
  };
}
