import { CloudWatchClient, DeleteAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Connection } from '../aws/connect.ts';

/** It is no error when there are none of these names. */
export async function deleteAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  names: readonly string[],
): Promise<void> {
  const cloudWatch = new CloudWatchClient(clientOptions);
  for (const name of names) {
    try {
      // One by one: a name that does not exist says nothing about the others then.
      await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
    } catch (error) {
      if (!isAwsError(error, 'ResourceNotFound', 'ResourceNotFoundException')) throw error;
    }
  }
}
