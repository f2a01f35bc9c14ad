import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { createPage } from '../create-page.ts';
import type { LogEvent, LogPosition } from '../log-event-store.ts';
import {
  eventLimitField,
  eventTimeField,
  logGroupIdentifierField,
  logGroupNameField,
  logStreamNameField,
  nextTokenField,
} from '../log-fields.ts';
import { oldestKept } from '../log-group-store.ts';
import { AFTER_ALL, BEFORE_ALL, decodePosition, encodePosition } from '../log-position.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup, requireLogStream } from '../require-log-group.ts';

const inputSchema = z.strictObject({
  logGroupName: logGroupNameField.optional(),
  logGroupIdentifier: logGroupIdentifierField.optional(),
  logStreamName: logStreamNameField,
  startTime: eventTimeField,
  endTime: eventTimeField,
  nextToken: nextTokenField,
  limit: eventLimitField,
  startFromHead: z.boolean().optional(),
});

/**
 * The events of one stream, the newest page first unless `startFromHead`; tokens lead in both
 * directions.
 */
export function defineGetLogEvents(context: LogsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const group = requireLogGroup(context, request);
    requireLogStream(context, group.name, request.logStreamName);
    const { direction, beyond } = readStart(request);
    const limit = request.limit ?? 10_000;
    const { events, add } = createPage(limit);
    const found = context.events.read({
      groupName: group.name,
      streamNames: [request.logStreamName],
      from: Math.max(request.startTime ?? 0, oldestKept(group, context.clock.now())),
      to: (request.endTime ?? Number.MAX_SAFE_INTEGER) - 1,
      beyond,
      direction,
      limit,
    });
    for (const event of found) if (!add(event)) break;
    const page = direction === 'forward' ? events : events.toReversed();
    return {
      events: page.map(describeEvent),
      nextForwardToken: encodePosition('f', page.at(-1) ?? beyond),
      nextBackwardToken: encodePosition('b', page[0] ?? beyond),
    };
  });
}

function readStart(request: {
  nextToken?: string | undefined;
  startFromHead?: boolean | undefined;
}): {
  direction: 'forward' | 'backward';
  beyond: LogPosition;
} {
  const { nextToken, startFromHead = false } = request;
  if (nextToken === undefined) {
    return startFromHead
      ? { direction: 'forward', beyond: BEFORE_ALL }
      : { direction: 'backward', beyond: AFTER_ALL };
  }
  return nextToken.startsWith('f/')
    ? { direction: 'forward', beyond: decodePosition('f', nextToken) }
    : { direction: 'backward', beyond: decodePosition('b', nextToken) };
}

function describeEvent(event: LogEvent) {
  return {
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.ingestedAt,
  };
}
