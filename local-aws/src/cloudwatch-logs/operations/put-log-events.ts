import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { HOUR_MS } from '../../core/clock.ts';
import { inTransaction } from '../../core/database.ts';
import { logGroupNameField, logStreamNameField } from '../log-fields.ts';
import { oldestKept } from '../log-group-store.ts';
import type { LogsContext } from '../logs-context.ts';
import { requireLogGroup, requireLogStream } from '../require-log-group.ts';

const MAX_BATCH_BYTES = 1_048_576;
/** 1 MB since April 2025, 256 kB before. */
const MAX_EVENT_BYTES = 1_048_576;
const EVENT_OVERHEAD_BYTES = 26;

const inputSchema = z.strictObject({
  logGroupName: logGroupNameField,
  logStreamName: logStreamNameField,
  logEvents: z
    .array(z.strictObject({ timestamp: z.int().min(0), message: z.string().min(1) }))
    .min(1)
    .max(10_000),
  /** Ignored, as on AWS. */
  sequenceToken: z.string().optional(),
});

type InputEvent = z.output<typeof inputSchema>['logEvents'][number];

/**
 * Stores log events and their embedded metrics. Events that are too old, expired or too new are
 * left out and reported, as on AWS.
 */
export function definePutLogEvents(context: LogsContext): AwsOperation {
  return defineOperation(inputSchema, (request) => {
    const group = requireLogGroup(context, { logGroupName: request.logGroupName });
    requireLogStream(context, group.name, request.logStreamName);
    requireBatch(request.logEvents);
    const ingestedAt = context.clock.now();
    const tooOldEnd = countBefore(request.logEvents, ingestedAt - 14 * 24 * HOUR_MS);
    const expiredEnd = countBefore(request.logEvents, oldestKept(group, ingestedAt));
    const tooNewStart = countBefore(request.logEvents, ingestedAt + 2 * HOUR_MS + 1);
    const kept = request.logEvents.slice(Math.max(tooOldEnd, expiredEnd), tooNewStart);
    inTransaction(context.database, () => {
      for (const event of kept) {
        const streamName = request.logStreamName;
        context.events.add(group.name, { ...event, streamName, ingestedAt });
      }
      context.sweep();
      context.recordEmbeddedMetrics(kept.map(({ message }) => message));
    });
    const rejected = {
      ...(tooNewStart < request.logEvents.length && { tooNewLogEventStartIndex: tooNewStart }),
      ...(tooOldEnd > 0 && { tooOldLogEventEndIndex: tooOldEnd }),
      ...(expiredEnd > 0 && { expiredLogEventEndIndex: expiredEnd }),
    };
    return Object.keys(rejected).length === 0 ? {} : { rejectedLogEventsInfo: rejected };
  });
}

function requireBatch(events: readonly InputEvent[]): void {
  const sizes = events.map(({ message }) => Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES);
  const tooLarge = sizes.find((size) => size > MAX_EVENT_BYTES);
  if (tooLarge !== undefined)
    refuse(`Log event too large: ${tooLarge} bytes exceeds limit of ${MAX_EVENT_BYTES}`);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > MAX_BATCH_BYTES)
    refuse(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
    refuse('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((times.at(-1) ?? 0) - (times[0] ?? 0) > 24 * HOUR_MS) {
    refuse(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}

function countBefore(events: readonly InputEvent[], timeMs: number): number {
  return events.filter(({ timestamp }) => timestamp < timeMs).length;
}

function refuse(message: string): never {
  throw new AwsError('InvalidParameterException', message);
}
