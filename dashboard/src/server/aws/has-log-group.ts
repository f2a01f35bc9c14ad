import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { findLogGroup } from './find-log-group.ts';

/** Whether there is a log group of exactly this name. */
export async function hasLogGroup(logs: CloudWatchLogsClient, name: string): Promise<boolean> {
  return (await findLogGroup(logs, name)) !== undefined;
}
