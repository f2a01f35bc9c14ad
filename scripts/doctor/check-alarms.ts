import type { Connection } from '../aws/connect.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { checkAlarmTopic } from './check-alarm-topic.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { type AnyAlarm, readAlarms } from './read-alarms.ts';

/** Checks that each alarm of the stack is there and notifies, and that somebody hears of it. */
export async function checkAlarms(
  connection: Connection,
  stack: GatewayStack,
): Promise<readonly Finding[]> {
  const { alarmTopicArn } = stack.outputs;
  if (alarmTopicArn === undefined) return [unknown('Alarms: the stack has no topic for them')];
  const { names, alarms } = await readAlarms(connection, stack.name);
  const redeploy = `Deploy the stack ${stack.name} again, or restore it by hand.`;
  const gone = names.filter((name) => !alarms.some(({ AlarmName }) => AlarmName === name));
  const silent = namesOf(alarms.filter(({ ActionsEnabled }) => ActionsEnabled === false));
  const unwired = namesOf(
    alarms.filter(({ AlarmActions = [] }) => !AlarmActions.includes(alarmTopicArn)),
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
    ...(problems.length > 0 ? problems : [judgeAll(names.length)]),
    ...alarms.flatMap(checkState),
    ...(await checkAlarmTopic(
      connection,
      { topicArn: alarmTopicArn, stackName: stack.name },
      alarms.map(({ AlarmArn = '' }) => AlarmArn),
    )),
  ];
}

const judgeAll = (count: number) =>
  count === 0
    ? unknown('Alarms: the stack has none')
    : ok(`Alarms: ${count}, all notify their topic`);

function checkState(alarm: AnyAlarm): readonly Finding[] {
  const { AlarmName, StateValue, StateReason = 'no reason given', EvaluationState } = alarm;
  const advice = 'docs/operations.md says what to do about each alarm.';
  if (EvaluationState === 'EVALUATION_ERROR') {
    return [wrong(`Alarm ${AlarmName}: CloudWatch cannot evaluate it (${StateReason})`, advice)];
  }
  if (StateValue !== 'ALARM') return [];
  return [wrong(`Alarm ${AlarmName}: in alarm (${StateReason})`, advice)];
}

const namesOf = (alarms: readonly AnyAlarm[]) => alarms.map(({ AlarmName = '' }) => AlarmName);
