import { CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Dependencies } from '../dependencies.ts';

type Needed = Pick<Dependencies, 'logs' | 'now'>;

/** Writes a message to a log group, in the stream of this name; it is made when it is missing. */
export async function sendToLogGroup(
  { logs, now }: Needed,
  { logGroupName, logStreamName }: { logGroupName: string; logStreamName: string },
  message: string,
): Promise<void> {
  try {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceAlreadyExistsException') throw error;
  }
  await logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: now(), message }],
    }),
  );
}
