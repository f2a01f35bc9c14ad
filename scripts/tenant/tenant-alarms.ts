import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { deleteAlarms } from '../alarms/delete-alarms.ts';
import { listTenantAlarms, queueNamesOf } from '../alarms/list-tenant-alarms.ts';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import type { TenantAlarms } from './run-task.ts';

/** The alarms of any tenant of a stack. */
export const alarmsOf = (
  connection: Pick<Connection, 'clientOptions'>,
  stack: GatewayStack,
): TenantAlarms => ({
  put: (tenant) => putTenantAlarms(connection, stack, tenant),
  remove: (tenant) => deleteTenantAlarms(connection, stack, tenant),
});

/**
 * Makes an alarm on each queue of a tenant, like those of the stack, with the name of the queue. One
 * that is there becomes what it was again.
 *
 * @returns the names; none when the stack has no topic for alarms.
 */
export async function putTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  stack: GatewayStack,
  tenant: string,
): Promise<readonly string[]> {
  const cloudWatch = new CloudWatchClient(clientOptions);
  const alarms = listTenantAlarms(stack, tenant);
  for (const alarm of alarms) await cloudWatch.send(new PutMetricAlarmCommand(alarm));
  return alarms.map(({ AlarmName = '' }) => AlarmName);
}

/** Deletes the alarms of a tenant that is gone; it is no error when there are none. */
export async function deleteTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  stack: GatewayStack,
  tenant: string,
): Promise<void> {
  const names = queueNamesOf(stack, tenant).map(({ queueName }) => queueName);
  await deleteAlarms({ clientOptions }, names);
}
