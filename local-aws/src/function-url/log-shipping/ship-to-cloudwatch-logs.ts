import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { systemClock } from '../../core/clock.ts';
import { createLogWriter } from './log-writer.ts';
import { type LogShipping, startLogShipping } from './start-log-shipping.ts';

/** The destination of a function's log lines. */
export interface LogDestination {
  readonly endpoint: string;
  readonly region: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** Ships lines to a log stream, with the credentials of the environment; problems go to stderr. */
export function shipToCloudWatchLogs(destination: LogDestination): LogShipping {
  const { endpoint, region, logGroupName, logStreamName } = destination;
  const client = new CloudWatchLogsClient({ endpoint, region, maxAttempts: 1 });
  return startLogShipping({
    write: createLogWriter(client, { logGroupName, logStreamName }),
    clock: systemClock,
    onProblem: (message) => process.stderr.write(`Function URL: ${message}\n`),
  });
}
