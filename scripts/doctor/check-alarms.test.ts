import { beforeEach, expect, test } from 'vitest';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { STACK } from '../testing/answer-aws-call.ts';
import { useFakeAccount } from '../testing/use-fake-account.ts';
import { checkAlarms } from './check-alarms.ts';
import { formatFinding } from './finding.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const aws = useFakeAccount();

beforeEach(() => {
  setAlarm('parked', {});
  setAlarm('dead', {});
  setPolicy(allow({}));
  aws().account.subscriptions.set('ops@example.com', `${TOPIC}:1`);
});

function setAlarm(name: string, changes: object, alarms = aws().account.alarms): void {
  alarms.set(name, {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`,
    ActionsEnabled: true,
    AlarmActions: [TOPIC],
    StateValue: 'OK',
    ...changes,
  });
}

const setLogAlarm = (changes: object) => setAlarm('gaps', changes, aws().account.logAlarms);

const setPolicy = (...Statement: readonly object[]) =>
  setTopic({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });

function setTopic(attributes: Readonly<Record<string, string>>): void {
  aws().account.topic = { ...aws().account.topic, ...attributes };
}

function allow(changes: object): object {
  return {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: TOPIC,
    Condition: {
      StringEquals: { 'aws:SourceAccount': '111122223333' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*' },
    },
    ...changes,
  };
}

const DENY_PLAIN_TEXT = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: TOPIC,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

async function check(): Promise<string[]> {
  const connection = await connect({ profile: undefined, region: undefined }, process.env);
  const stack = await readGatewayStack(connection, STACK);
  return (await checkAlarms(connection, stack)).map(formatFinding);
}

test('alarms that notify a topic whose subscribers confirmed are no problem', async () => {
  setPolicy(allow({}), DENY_PLAIN_TEXT);
  expect(await check()).toEqual([
    '✓ Alarms: 2, all notify their topic',
    "✓ Alarm topic: its policy lets CloudWatch publish for this account's alarms",
    '✓ Alarm topic: confirmed subscriptions: email ops@example.com',
  ]);
});

test('an alarm on a log is one of them', async () => {
  setLogAlarm({});
  expect(await check()).toContain('✓ Alarms: 3, all notify their topic');
});

test.each<[fault: string, setUp: () => void, problem: RegExp]>([
  [
    'an alarm whose actions are off',
    () => setAlarm('parked', { ActionsEnabled: false }),
    /Alarm parked: its actions are off.*enable-alarm-actions --alarm-names parked$/,
  ],
  [
    'an alarm with other actions',
    () => setAlarm('parked', { AlarmActions: [`${TOPIC}-2`] }),
    /Alarm parked: it does not notify \S+:alarms/,
  ],
  [
    'an alarm that somebody deleted',
    () => setAlarm('dead', { AlarmName: 'another' }),
    /Alarm dead: it does not exist/,
  ],
  [
    'an alarm in alarm',
    () => setAlarm('dead', { StateValue: 'ALARM', StateReason: '1 datapoint' }),
    /Alarm dead: in alarm \(1 datapoint\).*docs\/operations.md/,
  ],
  [
    'an alarm on a log whose actions are off',
    () => setLogAlarm({ ActionsEnabled: false }),
    /Alarm gaps: its actions are off.*enable-alarm-actions --alarm-names gaps$/,
  ],
  [
    'an alarm on a log that somebody deleted',
    () => setLogAlarm({ AlarmName: 'another' }),
    /Alarm gaps: it does not exist/,
  ],
  [
    'an alarm on a log in alarm',
    () => setLogAlarm({ StateValue: 'ALARM', StateReason: '1 of 3 webhooks' }),
    /Alarm gaps: in alarm \(1 of 3 webhooks\).*docs\/operations.md/,
  ],
  [
    'an alarm whose query may not run',
    () =>
      setLogAlarm({
        StateValue: 'INSUFFICIENT_DATA',
        StateReason: 'No permission to StartQuery',
        EvaluationState: 'EVALUATION_ERROR',
      }),
    /Alarm gaps: CloudWatch cannot evaluate it \(No permission to StartQuery\)/,
  ],
  [
    'a topic policy that only denies',
    () => setPolicy(DENY_PLAIN_TEXT),
    /policy does not let CloudWatch publish/,
  ],
  [
    'a topic policy for another account’s alarms',
    () => setPolicy(allow({ Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })),
    /policy does not let CloudWatch publish/,
  ],
  [
    'a topic policy for other alarms',
    () => setPolicy(allow({ Condition: { ArnLike: { 'aws:SourceArn': '*:alarm:dead' } } })),
    /policy does not let CloudWatch publish/,
  ],
  [
    'a topic policy that denies CloudWatch',
    () => setPolicy(allow({}), allow({ Effect: 'Deny', Condition: undefined })),
    /policy does not let CloudWatch publish/,
  ],
  ['no topic policy', () => setTopic({ Policy: '' }), /policy does not let CloudWatch publish/],
  [
    'a topic encrypted with AWS’s key',
    () => setTopic({ KmsMasterKeyId: 'alias/aws/sns' }),
    /encrypted with AWS’s own key/,
  ],
  [
    'a subscription that is not confirmed',
    () => aws().account.subscriptions.set('new@example.com', 'PendingConfirmation'),
    /email new@example.com has not confirmed/,
  ],
])('%s is the only problem found', async (_, setUp, problem) => {
  setUp();
  const problems = (await check()).filter((line) => line.startsWith('✗'));
  expect(problems).toEqual([expect.stringMatching(problem)]);
});

test.each<[what: string, setUp: () => void, line: RegExp]>([
  [
    'a condition that is not known here',
    () => setPolicy(allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })),
    /^– Alarm topic: its policy has conditions/,
  ],
  [
    'a key of the user’s own',
    () => setTopic({ KmsMasterKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' }),
    /^– Alarm topic: encrypted with .*kms:GenerateDataKey/,
  ],
  [
    'a topic without subscriptions',
    () => aws().account.subscriptions.clear(),
    /^– Alarm topic: nobody is subscribed.*npm run deploy -- --stack orders --alarm-email/,
  ],
])('%s is said, and is no problem', async (_, setUp, line) => {
  setUp();
  const lines = await check();
  expect(lines).toContainEqual(expect.stringMatching(line));
  expect(lines.filter((one) => one.startsWith('✗'))).toEqual([]);
});

test('without any alarm nothing is said of whether they could be published', async () => {
  aws().account.alarms.clear();
  const lines = await check();
  expect(lines).toContain('– Alarms: the stack has none');
  expect(lines).toContainEqual(expect.stringMatching(/^– Alarm topic: its policy is not checked/));
  expect(lines.join()).not.toContain('lets CloudWatch publish');
});
