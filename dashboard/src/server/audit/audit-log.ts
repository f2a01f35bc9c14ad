import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { type AuditLine, formatAuditLine } from './audit-line.ts';
import { createRepeats } from './repeats.ts';

/** The log of who changed what. */
export interface AuditLog {
  readonly logGroupName: string;
  /** Rejects when the line is not known to be written: as AWS does, or with NotWrittenError. */
  readonly write: (line: AuditLine) => Promise<void>;
  /** The same for a refusal; one that repeats is counted, and written once a minute. */
  readonly writeRefusal: (line: AuditLine) => Promise<void>;
}

/** CloudWatch Logs answered that it left the line out. */
export class NotWrittenError extends Error {
  override readonly name = 'NotWrittenError';
}

interface AuditLogOptions {
  readonly logs: CloudWatchLogsClient;
  readonly logGroupName: string | undefined;
  /** The name of this process among all dashboards: it has a log stream of its own. */
  readonly processName: string;
}

/** @returns undefined without a log group: then nothing is audited. */
export function createAuditLog({
  logs,
  logGroupName,
  processName,
}: AuditLogOptions): AuditLog | undefined {
  if (logGroupName === undefined) return undefined;
  const repeats = createRepeats();
  const place = { logGroupName, logStreamName: processName };
  let opened: Promise<void> | undefined;

  async function open(): Promise<void> {
    try {
      await logs.send(new CreateLogStreamCommand(place));
    } catch (error) {
      if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
    }
  }

  async function put(line: AuditLine): Promise<void> {
    opened ??= open();
    try {
      await opened;
      const logEvents = [{ timestamp: line.at, message: formatAuditLine(line) }];
      const { rejectedLogEventsInfo } = await logs.send(
        new PutLogEventsCommand({ ...place, logEvents }),
      );
      if (rejectedLogEventsInfo !== undefined) {
        throw new NotWrittenError('CloudWatch Logs takes no lines with the time of this machine.');
      }
    } catch (error) {
      // Somebody may have deleted the stream, or the group.
      if (!(error instanceof NotWrittenError)) opened = undefined;
      throw error;
    }
  }

  async function write(line: AuditLine): Promise<void> {
    const wasOpen = opened !== undefined;
    try {
      await put(line);
    } catch (error) {
      if (!wasOpen || !isAwsError(error, 'ResourceNotFoundException')) throw error;
      await put(line);
    }
  }

  return {
    logGroupName,
    write,
    writeRefusal: async (line) => {
      const { operation, problem, who, tenant } = line;
      // Each tenant's admins see its lines alone. Without a role in a tenant, its name can be any text.
      const where = problem === 'role-missing' ? tenant : undefined;
      const counted = repeats.count(JSON.stringify([who, operation, problem, where]), line.at);
      if (counted === 'repeated') return;
      await write(counted === 0 ? line : { ...line, repeats: counted });
    },
  };
}
