import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { onTestFinished } from 'vitest';
import { makeClientConfig, startTestAws } from '../../testing/start-test-aws.ts';

/** A server for one test, with a client and these log groups. */
export async function startLogs(...logGroupNames: string[]) {
  const { origin, clock } = await startTestAws();
  const logs = new CloudWatchLogsClient(makeClientConfig(origin));
  onTestFinished(() => logs.destroy());
  for (const logGroupName of logGroupNames) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  }
  return { logs, clock };
}
