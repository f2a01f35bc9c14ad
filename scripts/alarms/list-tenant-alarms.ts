import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { TENANT_QUEUES, type TenantQueue, tenantQueueName } from '@momento-gateway/shared/tenant';
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

/** The alarm on a queue has the queue’s name. */
export const queueNamesOf = ({ outputs }: GatewayStack, tenant: string) =>
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
