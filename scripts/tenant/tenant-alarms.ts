import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { TENANT_QUEUES, type TenantQueue, tenantQueueName } from '@momento-gateway/shared/tenant';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';

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
  const { alarmTopicArn } = stack.outputs;
  if (alarmTopicArn === undefined) return [];
  const cloudWatch = new CloudWatchClient(clientOptions);
  const queues = queueNamesOf(stack, tenant);
  for (const { queue, queueName } of queues) {
    await cloudWatch.send(
      new PutMetricAlarmCommand({
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
      }),
    );
  }
  return queues.map(({ queueName }) => queueName);
}

/** Deletes the alarms of a tenant that is gone; it is no error when there are none. */
export async function deleteTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  stack: GatewayStack,
  tenant: string,
): Promise<void> {
  const cloudWatch = new CloudWatchClient(clientOptions);
  for (const { queueName } of queueNamesOf(stack, tenant)) {
    try {
      // One by one: a name that does not exist says nothing about the others then.
      await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [queueName] }));
    } catch (error) {
      if (!isAwsError(error, 'ResourceNotFound', 'ResourceNotFoundException')) throw error;
    }
  }
}
