import { CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../../context.ts';

type Needed = Pick<Context, 'logs' | 'now'>;

/**
 * Writes a message to a log group, in the stream of this name; it is made when it is missing.
 *
 * @returns why it was not taken; undefined when it was.
 */
export async function sendToLogGroup(
  { logs, now }: Needed,
  { logGroupName, logStreamName }: { logGroupName: string; logStreamName: string },
  message: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  try {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }), { abortSignal });
  } catch (error) {
    if ((error as Error).name !== 'ResourceAlreadyExistsException') throw error;
  }
  const { rejectedLogEventsInfo } = await logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: now(), message }],
    }),
    { abortSignal },
  );
  // With status 200 CloudWatch Logs leaves out what is too old or too new by its own clock.
  return rejectedLogEventsInfo === undefined
    ? undefined
    : 'CloudWatch Logs did not take it: the clock of this dashboard is hours away from that of AWS.';
}
