import { isDeepStrictEqual } from 'node:util';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { listTenantAlarms } from '../alarms/list-tenant-alarms.ts';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Checks that somebody hears of what lies in the queues of a tenant. Those of the default one are the stack's. */
export async function checkTenantAlarms(
  { clientOptions }: Pick<Connection, 'clientOptions'>,
  stack: GatewayStack,
  tenant: string,
): Promise<readonly Finding[]> {
  const alarms = tenant === DEFAULT_TENANT ? [] : listTenantAlarms(stack, tenant);
  // Without a topic, the check of the stack's alarms says so.
  if (alarms.length === 0) return [];
  const names = alarms.map(({ AlarmName = '' }) => AlarmName);
  const { MetricAlarms = [] } = await new CloudWatchClient(clientOptions).send(
    new DescribeAlarmsCommand({ AlarmNames: names }),
  );
  const problems = alarms.flatMap((wanted) => {
    const found = MetricAlarms.find(({ AlarmName }) => AlarmName === wanted.AlarmName);
    return judge(wanted, found).map((problem) => `${wanted.AlarmName}: ${problem}`);
  });
  if (problems.length === 0) return [ok('Alarms: on each queue')];
  return [
    wrong(
      `Alarms: somebody may not hear of what is in its queues (${problems.join('; ')})`,
      `npm run tenant -- add ${tenant} --stack ${stack.name} restores the alarm on each of its queues.`,
    ),
  ];
}

/** What decides when it goes off. */
const CONDITIONS = [
  ...['Namespace', 'MetricName', 'Dimensions', 'Statistic', 'ExtendedStatistic', 'Metrics'],
  ...['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold', 'ComparisonOperator'],
  'TreatMissingData',
] as const;

/** It may notify others too. */
function judge(wanted: PutMetricAlarmCommandInput, found: MetricAlarm | undefined): string[] {
  if (found === undefined) return ['there is none'];
  const differing = CONDITIONS.filter(
    (name) => !isDeepStrictEqual(readCondition(wanted, name), readCondition(found, name)),
  );
  const isMuted = !found.ActionsEnabled || !includesAll(found.AlarmActions, wanted.AlarmActions);
  return [
    ...(differing.length === 0 ? [] : [`it has another ${differing.join(', ')}`]),
    ...(isMuted ? ['it notifies nobody'] : []),
    ...(includesAll(found.OKActions, wanted.OKActions) ? [] : ['it does not say when it is over']),
  ];
}

/** CloudWatch may leave out what is the default, or say it, and may have empty lists. */
function readCondition(alarm: object, name: (typeof CONDITIONS)[number]): unknown {
  const of = alarm as Readonly<Record<string, unknown>>;
  const value = of[name] ?? (name === 'DatapointsToAlarm' ? of['EvaluationPeriods'] : undefined);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

const includesAll = (found: readonly string[] = [], wanted: readonly string[] = []) =>
  wanted.every((one) => found.includes(one));
