import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';

/** Whether there is a log group of exactly this name. */
export async function hasLogGroup(logs: CloudWatchLogsClient, name: string): Promise<boolean> {
  const { logGroups = [] } = await logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
  );
  return logGroups.some(({ logGroupName }) => logGroupName === name);
}
