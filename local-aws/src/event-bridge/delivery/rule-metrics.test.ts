import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CreateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test } from 'vitest';
import { makeClientConfig } from '../../testing/start-test-aws.ts';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const NAMES = [
  'TriggeredRules',
  'Invocations',
  'FailedInvocations',
  'InvocationsSentToDlq',
  'InvocationsFailedToBeSentToDlq',
];

async function start() {
  const aws = await startEventBridge();
  const cloudWatch = new CloudWatchClient(makeClientConfig(aws.origin));
  onTestFinished(() => cloudWatch.destroy());
  /** The sums of a rule's metrics, by name; those without values are left out. */
  async function readCounts(dimensions: Readonly<Record<string, string>>) {
    const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
    const { MetricDataResults = [] } = await cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(aws.clock.now() - 3_600_000),
        EndTime: new Date(aws.clock.now() + 3_600_000),
        MetricDataQueries: NAMES.map((MetricName, place) => ({
          Id: `m${place}`,
          MetricStat: {
            Metric: { Namespace: 'AWS/Events', MetricName, Dimensions },
            Period: 60,
            Stat: 'Sum',
          },
        })),
      }),
    );
    return Object.fromEntries(
      MetricDataResults.flatMap(({ Values = [] }, place) =>
        Values.length === 0 ? [] : [[NAMES[place], Values.reduce((sum, value) => sum + value, 0)]],
      ),
    );
  }
  return { ...aws, readCounts };
}

test('a rule counts its events once, and its invocations over all targets', async () => {
  const aws = await start();
  const [first, second] = [await aws.makeQueue('first'), await aws.makeQueue('second')];
  const failures = await aws.makeQueue('failures');
  await aws.makeRule({
    name: 'orders',
    targets: [
      { Id: '1', Arn: first.arn },
      { Id: '2', Arn: second.arn },
      { Id: '3', Arn: `${first.arn}-gone`, DeadLetterConfig: { Arn: failures.arn } },
      { Id: '4', Arn: `${first.arn}-gone`, DeadLetterConfig: { Arn: `${failures.arn}-gone` } },
      { Id: '5', Arn: `${first.arn}-gone` },
    ],
  });
  await aws.putEvents(orderEntry, orderEntry, { ...orderEntry, Source: 'other' });
  expect(await aws.isEmpty(await aws.makeQueue('unused'))).toBe(true);
  expect(await aws.readCounts({ RuleName: 'orders' })).toEqual({
    TriggeredRules: 2,
    Invocations: 10,
    FailedInvocations: 6,
    InvocationsSentToDlq: 2,
    InvocationsFailedToBeSentToDlq: 2,
  });
});

test('a rule of another bus is counted with the name of its bus', async () => {
  const aws = await start();
  await aws.events.send(new CreateEventBusCommand({ Name: 'own' }));
  const queue = await aws.makeQueue('queue', 'arn:aws:events:us-east-1:000000000000:rule/own/*');
  await aws.makeRule({ name: 'orders', bus: 'own', targets: [{ Id: '1', Arn: queue.arn }] });
  await aws.putEvents({ ...orderEntry, EventBusName: 'own' });
  await aws.receive(queue);
  const counts = { TriggeredRules: 1, Invocations: 1 };
  expect(await aws.readCounts({ EventBusName: 'own', RuleName: 'orders' })).toEqual(counts);
  expect(await aws.readCounts({ RuleName: 'orders' })).toEqual({});
});
