import type { DependencyChecks } from '@momento-gateway/api/observation/dependency-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup } from '../testing/audit-calls.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../testing/gateway-log.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME, auditLogGroupName: AUDIT_LOG_GROUP_NAME });
  await makeLogGroup(api);
  await makeAuditGroup(api);
});
afterEach(() => api.close());

const GONE = 'http://127.0.0.1:9/000000000000/gone';

async function check(): Promise<DependencyChecks> {
  const { status, body } = await api.call('GET', '/api/dependencies');
  expect(status).toBe(200);
  return body;
}

async function findBroken() {
  const { checks } = await check();
  return checks.filter(({ state }) => state !== 'ok');
}

test('everything that works is ok, with how long it took', async () => {
  const { checks, versions } = await check();
  expect(checks).toEqual(
    [
      ...['bus', 'parked-queue', 'dead-letter-queue', 'held-queue'],
      ...['secrets', 'logs', 'audit-log', 'metrics'],
    ].map((dependency) => ({ dependency, state: 'ok', durationMs: expect.any(Number) })),
  );
  expect(versions).toEqual({
    dashboard: expect.stringMatching(/^\d+\.\d+\.\d+/),
    node: process.versions.node,
  });
});

test.each([
  ['DescribeEventBus', ['bus']],
  ['GetQueueAttributes', ['parked-queue', 'dead-letter-queue', 'held-queue']],
  ['ListSecrets', ['secrets']],
  ['FilterLogEvents', ['logs']],
  ['DescribeLogGroups', ['audit-log']],
  ['GetMetricData', ['metrics']],
])('when %s fails, %j alone is failing, with the cure', async (operation, failing) => {
  await api.setFault({ operation, fault: 'error' });
  expect(await findBroken()).toEqual(
    failing.map((dependency) => ({
      dependency,
      state: 'failing',
      problem: expect.stringMatching(/AWS/),
      durationMs: expect.any(Number),
    })),
  );
});

test.each<[string, Partial<Config>, string, string, RegExp]>([
  ['a missing bus', { busName: 'missing' }, 'bus', 'failing', /missing.*EVENT_BUS_NAME/],
  [
    'a missing parked queue',
    { parkedQueueUrl: GONE },
    'parked-queue',
    'failing',
    /gone.*PARKED_QUEUE_URL/,
  ],
  [
    'a missing dead-letter queue',
    { deadLetterQueueUrl: GONE },
    'dead-letter-queue',
    'failing',
    /gone.*DEAD_LETTER_QUEUE_URL/,
  ],
  ['a missing held queue', { heldQueueUrl: GONE }, 'held-queue', 'failing', /gone.*HELD_QUEUE_URL/],
  [
    'a stack of an earlier version',
    { heldQueueUrl: undefined },
    'held-queue',
    'not-configured',
    /HELD_QUEUE_URL, or update a stack/,
  ],
  ['a missing log group', { logGroupName: '/gone' }, 'logs', 'failing', /\/gone.*LOG_GROUP_NAME/],
  ['no log group', { logGroupName: undefined }, 'logs', 'not-configured', /LOG_GROUP_NAME/],
  [
    'no audit log',
    { auditLogGroupName: '/gone' },
    'audit-log',
    'failing',
    /^No change can be made/,
  ],
  [
    'no audit log group',
    { auditLogGroupName: undefined },
    'audit-log',
    'not-configured',
    /^Nothing is audited\. Set AUDIT_LOG_GROUP_NAME/,
  ],
  [
    'no parked queue',
    { parkedQueueUrl: undefined },
    'parked-queue',
    'not-configured',
    /PARKED_QUEUE/,
  ],
])('%s is told with the variable to set', async (_, config, dependency, state, problem) => {
  await api.close();
  const working = {
    logGroupName: LOG_GROUP_NAME,
    auditLogGroupName: AUDIT_LOG_GROUP_NAME,
    ...config,
  };
  api = await startApi(working);
  if (working.logGroupName === LOG_GROUP_NAME) await makeLogGroup(api);
  await makeAuditGroup(api);
  const broken = await findBroken();
  expect(broken).toMatchObject([{ dependency, state, problem: expect.stringMatching(problem) }]);
});
