import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type LogAlarm,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import type { Connection } from '../aws/connect.ts';

/** DescribeAlarms takes no more names. */
const NAMES_MAX = 100;

export type AnyAlarm = MetricAlarm | LogAlarm;

/**
 * The names of a stack's alarms, and those that there are. CloudWatch names no alarm on a log unless
 * it is asked for those.
 */
export async function readAlarms(connection: Connection, stackName: string) {
  const listed = await listAlarms(connection, stackName);
  const cloudWatch = new CloudWatchClient(connection.clientOptions);
  const alarms: AnyAlarm[] = [];
  for (const [type, AlarmNames] of Object.entries(listed)) {
    if (AlarmNames.length === 0) continue;
    const { MetricAlarms = [], LogAlarms = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({
        AlarmNames: AlarmNames.slice(0, NAMES_MAX),
        MaxRecords: NAMES_MAX,
        ...(type === 'LogAlarm' && { AlarmTypes: [type] }),
      }),
    );
    alarms.push(...MetricAlarms, ...LogAlarms);
  }
  return { names: Object.values(listed).flat(), alarms };
}

async function listAlarms(connection: Connection, StackName: string) {
  const client = new CloudFormationClient(connection.clientOptions);
  const names: Record<'Alarm' | 'LogAlarm', string[]> = { Alarm: [], LogAlarm: [] };
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName },
  )) {
    for (const { ResourceType, PhysicalResourceId = '' } of StackResourceSummaries) {
      if (ResourceType === 'AWS::CloudWatch::Alarm') names.Alarm.push(PhysicalResourceId);
      if (ResourceType === 'AWS::CloudWatch::LogAlarm') names.LogAlarm.push(PhysicalResourceId);
    }
  }
  return names;
}
