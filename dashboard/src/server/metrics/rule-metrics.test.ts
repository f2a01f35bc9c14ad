import { CloudWatchClient, type MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { CreateEventBusCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { startApi } from '../testing/start-api.ts';
import { createLoadRuleMetrics } from './read-rule-metrics.ts';

const HOUR_MS = 3_600_000;

/** A dashboard with a rule that sends each event to a queue and to one that is gone. */
async function start(busName = 'default') {
  let passedMs = 0;
  const api = await startApi(
    { busName },
    { now: () => Date.now() + passedMs, elapsed: () => passedMs },
  );
  onTestFinished(() => api.close());
  if (busName !== 'default') {
    await api.context.events.send(new CreateEventBusCommand({ Name: busName }));
  }
  const targets = [await makeQueue(api, 'orders'), await makeQueue(api, 'gone')].map(toTarget);
  const created = await api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets });
  expect(created.status).toBe(201);
  return {
    api,
    publish: () =>
      api.context.events.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: busName,
              Source: 'Momento',
              DetailType: 'shop#orders',
              Detail: '{"cache":"shop","topic":"orders"}',
            },
          ],
        }),
      ),
    read: async () => (await api.call('GET', '/api/rules/rule/metrics')).body,
    pass: (ms: number) => {
      passedMs += ms;
    },
  };
}

test.each(['default', 'own'])(
  'a rule of the bus %s has its counts of the last 24 hours',
  async (bus) => {
    const { publish, read, pass } = await start(bus);
    for (let n = 0; n < 3; n += 1) await publish();
    const metrics = await vi.waitFor(async () => {
      // What was read just now is not read again.
      pass(20_000);
      const counted = await read();
      expect(counted).toMatchObject({ matched: 3, invoked: 6 });
      return counted;
    });
    expect(metrics.to - metrics.from).toBe(24 * HOUR_MS);
    expect(metrics).not.toHaveProperty('failed');
    pass(25 * HOUR_MS);
    expect(await read()).not.toHaveProperty('matched');
  },
);

test('CloudWatch is asked once in 20 seconds', async () => {
  const { api, read, pass } = await start();
  await read();
  await api.setFault({ operation: 'GetMetricData', fault: 'error' });
  expect(await read()).toHaveProperty('from');
  pass(20_001);
  expect((await api.call('GET', '/api/rules/rule/metrics')).status).toBe(502);
});

test('what CloudWatch could not read is unknown, not nothing', async () => {
  const results: MetricDataResult[] = [
    { Id: 'matched', Values: [2, 3], StatusCode: 'Complete' },
    { Id: 'invoked', Values: [1], StatusCode: 'PartialData' },
    { Id: 'failed', Values: [], StatusCode: 'InternalError' },
    { Id: 'deadLettered', Values: [], StatusCode: 'Complete' },
  ];
  const cloudWatch = new CloudWatchClient({ region: 'us-east-1' });
  cloudWatch.middlewareStack.add(
    () => async () => ({ output: { MetricDataResults: results, $metadata: {} }, response: {} }),
    { step: 'initialize' },
  );
  const load = createLoadRuleMetrics(
    { cloudWatch, config: { busName: 'default' } },
    { now: () => 0, elapsed: () => 0 },
  );
  const { from, to, ...counts } = await load('rule');
  expect(to - from).toBe(24 * HOUR_MS);
  expect(counts).toEqual({ matched: 5, invoked: 1, failed: null });
});
