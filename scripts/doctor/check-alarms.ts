import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { checkAlarmTopic } from './check-alarm-topic.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

/** DescribeAlarms takes no more names. */
const NAMES_MAX = 100;

/** Checks that each alarm of the stack is there and notifies, and that somebody hears of it. */
export async function checkAlarms(
  connection: Connection,
  stack: GatewayStack,
): Promise<readonly Finding[]> {
  const { alarmTopicArn } = stack.outputs;
  if (alarmTopicArn === undefined) return [unknown('Alarms: the stack has no topic for them')];
  const names = await listAlarmNames(connection, stack.name);
  const cloudWatch = new CloudWatchClient(connection.clientOptions);
  const { MetricAlarms = [] } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: names.slice(0, NAMES_MAX), MaxRecords: NAMES_MAX }),
  );
  const redeploy = `Deploy the stack ${stack.name} again, or restore it by hand.`;
  const gone = names.filter((name) => !MetricAlarms.some(({ AlarmName }) => AlarmName === name));
  const silent = namesOf(MetricAlarms.filter(({ ActionsEnabled }) => ActionsEnabled === false));
  const unwired = namesOf(
    MetricAlarms.filter(({ AlarmActions = [] }) => !AlarmActions.includes(alarmTopicArn)),
  );
  const problems = [
    ...gone.map((name) => wrong(`Alarm ${name}: it does not exist`, redeploy)),
    ...unwired.map((name) => wrong(`Alarm ${name}: it does not notify ${alarmTopicArn}`, redeploy)),
    ...silent.map((name) =>
      wrong(
        `Alarm ${name}: its actions are off, so it notifies nobody`,
        `aws cloudwatch enable-alarm-actions --alarm-names ${name}`,
      ),
    ),
  ];
  return [
    ...(problems.length > 0 ? problems : [ok(`Alarms: ${names.length}, all notify their topic`)]),
    ...MetricAlarms.flatMap(checkState),
    ...(await checkAlarmTopic(
      connection,
      { stackName: stack.name, topicArn: alarmTopicArn },
      MetricAlarms.map(({ AlarmArn = '' }) => AlarmArn),
    )),
  ];
}

function checkState({ AlarmName, StateValue, StateReason }: MetricAlarm): readonly Finding[] {
  if (StateValue !== 'ALARM') return [];
  const advice = 'docs/operations.md says what to do about each alarm.';
  return [wrong(`Alarm ${AlarmName}: in alarm (${StateReason ?? 'no reason given'})`, advice)];
}

async function listAlarmNames(connection: Connection, StackName: string): Promise<string[]> {
  const client = new CloudFormationClient(connection.clientOptions);
  const names: string[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName },
  )) {
    for (const { ResourceType, PhysicalResourceId = '' } of StackResourceSummaries) {
      if (ResourceType === 'AWS::CloudWatch::Alarm') names.push(PhysicalResourceId);
    }
  }
  return names;
}

const namesOf = (alarms: readonly MetricAlarm[]) => alarms.map(({ AlarmName = '' }) => AlarmName);
