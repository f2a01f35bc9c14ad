import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DEFAULT_TENANT,
  TENANT_QUEUES,
  type TenantQueue,
  tenantQueueName,
} from '@momento-gateway/shared/tenant';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Checks that somebody hears of what lies in the queues of a tenant. Those of the default one are the stack's. */
export async function checkTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  { name: stackName, outputs: { alarmTopicArn, secretPrefix } }: GatewayStack,
  tenant: string,
): Promise<readonly Finding[]> {
  // Without a topic, the check of the stack's alarms says so.
  if (tenant === DEFAULT_TENANT || alarmTopicArn === undefined) return [];
  const names = (Object.keys(TENANT_QUEUES) as TenantQueue[]).map((queue) =>
    tenantQueueName(secretPrefix, tenant, queue),
  );
  const { MetricAlarms = [] } = await new CloudWatchClient(clientOptions).send(
    new DescribeAlarmsCommand({ AlarmNames: names }),
  );
  const problems = names.flatMap((name) => {
    const alarm = MetricAlarms.find(({ AlarmName }) => AlarmName === name);
    if (alarm === undefined) return ['there is none'];
    const { ActionsEnabled, AlarmActions = [] } = alarm;
    return ActionsEnabled && AlarmActions.includes(alarmTopicArn) ? [] : ['it notifies nobody'];
  });
  if (problems.length === 0) return [ok('Alarms: on each queue')];
  return [
    wrong(
      `Alarms: nobody hears of events in its queues (${[...new Set(problems)].join(', ')})`,
      `npm run tenant -- add ${tenant} --stack ${stackName} makes an alarm on each of its queues.`,
    ),
  ];
}
