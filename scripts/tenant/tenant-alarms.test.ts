import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { checkTenantAlarms } from '../doctor/check-tenant-alarms.ts';
import { formatFinding } from '../doctor/finding.ts';
import { root } from '../root.ts';
import { STACK } from '../testing/answer-aws-call.ts';
import { useFakeAccount } from '../testing/use-fake-account.ts';
import { deleteTenantAlarms, putTenantAlarms } from './tenant-alarms.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const TEMPLATE = join(root, 'momento-gateway.template.json');
const OF_ANOTHER = [{ Name: 'QueueName', Value: 'orders_refunds_parked' }];
const NAMES = ['parked', 'dead-letters', 'held'].map((queue) => `orders_billing_${queue}`);

const aws = useFakeAccount();

async function connectStack() {
  const connection = await connect({ profile: undefined, region: undefined }, process.env);
  return { connection, stack: await readGatewayStack(connection, STACK) };
}

async function check(tenant = 'billing'): Promise<string[]> {
  const { connection, stack } = await connectStack();
  return (await checkTenantAlarms(connection, stack, tenant)).map(formatFinding);
}

const pick = (from: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

async function put(): Promise<readonly string[]> {
  const { connection, stack } = await connectStack();
  return putTenantAlarms(connection, stack, 'billing');
}

test('a tenant gets an alarm on each of its queues, which notifies the topic of the stack', async () => {
  expect(await check()).toEqual([
    expect.stringMatching(
      /^✗ Alarms: .*orders_billing_held: there is none.*tenant -- add billing --stack orders/,
    ),
  ]);
  expect(await put()).toEqual(NAMES);
  for (const name of NAMES) {
    expect(aws().account.alarms.get(name)).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: name }],
      AlarmActions: [TOPIC],
      OKActions: [TOPIC],
    });
  }
  expect(await check()).toEqual(['✓ Alarms: on each queue']);
});

test.each([
  ['parked', /^GatewayAlarmsParkedEvents/],
  ['dead-letters', /^GatewayAlarmsDeadLetters/],
  ['held', /^GatewayAlarmsHeldCalls/],
])('the alarm on the queue %s goes off and ends when that of the stack does', async (queue, id) => {
  await put();
  const { Resources } = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  const [ofStack] = Object.keys(Resources).filter((name) => id.test(name));
  const judge = ({ Threshold, ComparisonOperator, ...alarm }: Record<string, unknown>) => ({
    ...pick(alarm, ['Namespace', 'MetricName', 'Statistic', 'Period', 'EvaluationPeriods']),
    ...pick(alarm, ['DatapointsToAlarm', 'TreatMissingData']),
    // Of whole numbers, the template says the same in a shorter way.
    from: Number(Threshold) + Number(ComparisonOperator === 'GreaterThanThreshold'),
  });
  expect(judge({ ...aws().account.alarms.get(`orders_billing_${queue}`) })).toEqual(
    judge(Resources[ofStack ?? ''].Properties),
  );
});

test.each<[what: string, changes: object, problem: RegExp]>([
  ['whose actions are off', { ActionsEnabled: false }, /it notifies nobody/],
  ['that notifies something else', { AlarmActions: [`${TOPIC}-2`] }, /it notifies nobody/],
  ['that does not say when it is over', { OKActions: [] }, /when it is over/],
  ['on the queue of another', { Dimensions: OF_ANOTHER }, /another Dimensions/],
  ['on no queue', { Dimensions: [] }, /another Dimensions/],
  ['on another metric', { MetricName: 'NumberOfMessagesSent' }, /another MetricName/],
  ['of another namespace', { Namespace: 'AWS/SNS' }, /another Namespace/],
  ['on a sum', { MetricName: undefined, Metrics: [{ Id: 'm' }] }, /another MetricName, Metrics/],
  ['with a greater threshold', { Threshold: 100 }, /another Threshold/],
  ['the other way round', { ComparisonOperator: 'LessThanThreshold' }, /ComparisonOperator/],
  ['on the smallest value', { Statistic: 'Minimum' }, /another Statistic/],
  ['that looks once a day', { Period: 86_400 }, /another Period/],
  ['that waits for hours', { EvaluationPeriods: 24 }, /another EvaluationPeriods/],
  ['that goes off without data', { TreatMissingData: 'breaching' }, /another TreatMissingData/],
])('an alarm %s is a problem, and is restored', async (_, changes, problem) => {
  await put();
  const [name = ''] = NAMES;
  aws().account.alarms.set(name, { ...aws().account.alarms.get(name), ...changes });
  expect(await check()).toEqual([expect.stringMatching(problem)]);
  await put();
  expect(await check()).toEqual(['✓ Alarms: on each queue']);
});

test('an alarm that notifies others too is as it should be', async () => {
  await put();
  const [name = ''] = NAMES;
  const AlarmActions = [`${TOPIC}-2`, TOPIC];
  aws().account.alarms.set(name, { ...aws().account.alarms.get(name), AlarmActions });
  expect(await check()).toEqual(['✓ Alarms: on each queue']);
});

test('the alarms of a tenant go with it, and only those', async () => {
  await put();
  aws().account.alarms.set('orders_bill_parked', {});
  const { connection, stack } = await connectStack();
  await deleteTenantAlarms(connection, stack, 'billing');
  expect([...aws().account.alarms.keys()]).toEqual(['orders_bill_parked']);
  // Those of a tenant that was made on a page: there are none.
  await deleteTenantAlarms(connection, stack, 'billing');
});

test('the alarms of the default tenant are those of the stack', async () => {
  expect(await check('default')).toEqual([]);
});
