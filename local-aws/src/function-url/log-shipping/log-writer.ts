import {
  type CloudWatchLogsClient,
  CloudWatchLogsServiceException,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent } from './log-buffer.ts';

/** The outcome of a batch: `refused` is final, `unavailable` may be retried. */
export type WriteOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused' | 'unavailable'; readonly reason: string };

export type WriteLogEvents = (events: readonly LogEvent[]) => Promise<WriteOutcome>;

const WRITE_TIMEOUT_MS = 10_000;
/** Client errors that are temporary. */
const PASSING_ERRORS = new Set(['ResourceNotFoundException', 'OperationAbortedException']);

/** Writes to a log stream, and creates it and its group if they are missing. */
export function createLogWriter(
  client: CloudWatchLogsClient,
  stream: { readonly logGroupName: string; readonly logStreamName: string },
): WriteLogEvents {
  let isMade = false;
  return async (events) => {
    const options = { abortSignal: AbortSignal.timeout(WRITE_TIMEOUT_MS) };
    try {
      if (!isMade) {
        await ignoreExisting(client.send(new CreateLogGroupCommand(stream), options));
        await ignoreExisting(client.send(new CreateLogStreamCommand(stream), options));
        isMade = true;
      }
      await client.send(new PutLogEventsCommand({ ...stream, logEvents: [...events] }), options);
      return { kind: 'written' };
    } catch (error) {
      if (nameOf(error) === 'ResourceNotFoundException') isMade = false;
      return { kind: isRefusal(error) ? 'refused' : 'unavailable', reason: explain(error) };
    }
  };
}

async function ignoreExisting(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (nameOf(error) !== 'ResourceAlreadyExistsException') throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof CloudWatchLogsServiceException &&
    error.$fault === 'client' &&
    error.$metadata.httpStatusCode !== 429 &&
    !PASSING_ERRORS.has(error.name) &&
    !error.name.startsWith('Throttling')
  );
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `${code ?? nameOf(error)}: ${message}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
