import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import {
  isTenantName,
  TENANT_QUEUES,
  type TenantQueue,
  tenantBusName,
  tenantQueueName,
} from '@momento-gateway/shared/tenant';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import type { TenantAlarms } from './run-task.ts';

const PERIOD_S = 300;

const DESCRIPTIONS: Readonly<Record<TenantQueue, (tenant: string) => string>> = {
  parked: (tenant) =>
    `The bus of the tenant ${tenant} did not accept events. They are in its parked queue: redrive them.`,
  deadLetters: (tenant) =>
    `Targets of the tenant ${tenant} did not accept events. They are in its dead-letter queue: redrive them.`,
  held: (tenant) =>
    `Calls of the tenant ${tenant} that may be events are held for a day. Verify them in the dashboard.`,
};

const queueNamesOf = ({ outputs }: GatewayStack, tenant: string) =>
  (Object.keys(TENANT_QUEUES) as TenantQueue[]).map((queue) => ({
    queue,
    queueName: tenantQueueName(outputs.secretPrefix, tenant, queue),
  }));

/** The alarms of a tenant as they should be; none when the stack has no topic for alarms. */
export function listTenantAlarms(
  stack: GatewayStack,
  tenant: string,
): readonly PutMetricAlarmCommandInput[] {
  const { alarmTopicArn } = stack.outputs;
  if (alarmTopicArn === undefined) return [];
  return queueNamesOf(stack, tenant).map(({ queue, queueName }) => ({
    AlarmName: queueName,
    AlarmDescription: DESCRIPTIONS[queue](tenant),
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: queueName }],
    Statistic: 'Maximum',
    Period: PERIOD_S,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    ActionsEnabled: true,
    AlarmActions: [alarmTopicArn],
    OKActions: [alarmTopicArn],
  }));
}

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

/** Those of all tenants that there are or were: they are found by the names of their queues. */
export async function findTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  secretPrefix: string,
): Promise<readonly string[]> {
  const client = new CloudWatchClient(clientOptions);
  const AlarmNamePrefix = tenantBusName(secretPrefix, '');
  const names: string[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix },
  )) {
    for (const { AlarmName = '' } of MetricAlarms) {
      const [tenant = '', queue = '', ...more] = AlarmName.slice(AlarmNamePrefix.length).split('_');
      const isOfQueue = Object.values<string>(TENANT_QUEUES).includes(queue);
      if (isTenantName(tenant) && isOfQueue && more.length === 0) names.push(AlarmName);
    }
  }
  return names;
}
