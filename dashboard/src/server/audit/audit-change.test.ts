import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, onTestFinished, test } from 'vitest';
import {
  AUDIT_LOG_GROUP_NAME,
  listAudit,
  makeAuditGroup,
  readAuditLines,
  startAuditedApi,
} from '../testing/audit-calls.ts';
import { failCalls } from '../testing/fail-calls.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { REGISTRATION, registerWebhook } from '../testing/webhook-calls.ts';

async function start(...options: Parameters<typeof startAuditedApi>): Promise<Api> {
  const api = await startAuditedApi(...options);
  onTestFinished(() => api.close());
  return api;
}

const register = (api: Pick<Api, 'call'>) => api.call('POST', '/api/webhooks', REGISTRATION);
const WRITES = ['CreateLogStreamCommand', 'PutLogEventsCommand'];
const HOUR_MS = 3_600_000;

test.each([
  ['AWS throttles it', { fault: 'throttled', at: 'PutLogEventsCommand' }, 'Try again'],
  ['AWS denies it', { fault: 'denied', at: 'PutLogEventsCommand' }, 'IAM policies'],
  ['no stream can be made', { fault: 'denied', at: 'CreateLogStreamCommand' }, 'IAM policies'],
  ['AWS fails', { fault: 'error', at: 'PutLogEventsCommand' }, 'Try again'],
  ['its answer is lost', { fault: 'answer-lost', at: 'PutLogEventsCommand' }, 'network'],
] as const)('a change whose line is not written changes nothing: %s', async (_, plan, advice) => {
  const api = await start();
  const calls = failCalls(api.context, { ...plan, stays: true });
  const { status, body } = await register(api);
  calls.stop();
  expect(status).toBe(503);
  expect(body.type).toBe('urn:momento-gateway:problem:not-audited');
  expect(body.detail).toMatch(/^Nothing was changed, .* audit log\. /);
  expect(body.detail).toContain(advice);
  expect(calls.sent.filter((command) => !WRITES.includes(command))).toEqual([]);
  expect(calls.sent.length).toBeGreaterThan(0);
  expect((await api.call('GET', '/api/webhooks')).body.allTotal).toBe(0);
});

test('a change is not made without a log group, and the answer says what to do', async () => {
  const api = await start();
  await register(api);
  await api.context.logs.send(new DeleteLogGroupCommand({ logGroupName: AUDIT_LOG_GROUP_NAME }));
  const { status, body } = await register(api);
  expect(status).toBe(503);
  expect(body.detail).toContain(`There is no log group ${AUDIT_LOG_GROUP_NAME}. Deploy the stack`);
  expect((await api.call('GET', '/api/webhooks')).body.allTotal).toBe(1);
  expect((await api.call('GET', '/api/audit')).body.type).toMatch(/:audit-log-not-found$/);
});

test('a line that CloudWatch Logs leaves out is not written', async () => {
  const api = await start({}, { now: () => Date.now() + 3 * HOUR_MS });
  const { status, body } = await register(api);
  expect(status).toBe(503);
  expect(body.detail).toContain('Set its clock.');
  expect((await api.call('GET', '/api/webhooks')).body.allTotal).toBe(0);
});

test('a stream that is gone, but not its group, is made again', async () => {
  const api = await start();
  await register(api);
  await api.context.logs.send(new DeleteLogGroupCommand({ logGroupName: AUDIT_LOG_GROUP_NAME }));
  await makeAuditGroup(api);
  expect((await register(api)).status).toBe(201);
  expect(await readAuditLines(api)).toHaveLength(2);
});

test('a throttled line is written again by itself', async () => {
  const api = await start();
  await api.setFault({ operation: 'PutLogEvents', fault: 'throttle', times: 1 });
  expect((await register(api)).status).toBe(201);
  expect((await readAuditLines(api)).map(({ outcome }) => outcome)).toEqual(['begun', 'done']);
});

test('a change has two lines of one time: what is asked for, then how it ended', async () => {
  const api = await start();
  const { body } = await register(api);
  const [begun, done, ...others] = await readAuditLines(api);
  expect(others).toEqual([]);
  expect(begun).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    outcome: 'begun',
    operation: 'registerWebhook',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    tenant: 'default',
    who: { kind: 'local', subject: 'local-owner', name: 'Local owner', groups: [], address: '' },
    object: { kind: 'webhook' },
    asked: { name: REGISTRATION.name, cache: REGISTRATION.cache, topic: REGISTRATION.topic },
    leftOut: ['signingSecret'],
  });
  expect(done).toEqual({
    ...begun,
    outcome: 'done',
    endedAt: expect.any(String),
    status: 201,
    object: { kind: 'webhook', id: body.webhookId },
    after: expect.objectContaining({ name: REGISTRATION.name, enabled: true }),
  });
  expect(JSON.stringify([begun, done])).not.toContain(REGISTRATION.signingSecret);
});

test('what was before is in the second line', async () => {
  const api = await start();
  const { webhookId } = await registerWebhook(api);
  const path = `/api/webhooks/${webhookId}`;
  await api.call('PATCH', path, { name: 'Renamed', enabled: false });
  await api.call('DELETE', path);
  const [deleted, updated] = await listAudit(api);
  const old = { name: REGISTRATION.name, enabled: true };
  const renamed = { name: 'Renamed', enabled: false };
  expect(updated).toMatchObject({ asked: renamed, before: old, after: renamed });
  expect(deleted).toMatchObject({ operation: 'deleteWebhook', before: renamed, status: 204 });
});

test.each([
  ['it is refused', '/api/rules/none', 404, 'rule-not-found', undefined],
  ['AWS fails', '/api/rules/none', 502, 'aws-error', 'DescribeRule'],
])(
  'a change that fails has a second line that says so: %s',
  async (_, path, status, problem, operation) => {
    const api = await start();
    if (operation !== undefined) await api.setFault({ operation, fault: 'error' });
    expect((await api.call('PATCH', path, { enabled: false })).status).toBe(status);
    const object = { kind: 'rule', id: 'none' };
    expect(await readAuditLines(api)).toMatchObject([
      { outcome: 'begun', object },
      { outcome: 'failed', object, status, problem },
    ]);
  },
);

test('a change that ends in an error nobody expected says so too', async () => {
  const logged: unknown[] = [];
  const api = await start({}, { logUnexpected: (_, error) => logged.push(error) });
  api.replaceContext({ serialise: () => Promise.reject(new Error('no reason to tell')) });
  expect((await api.call('PATCH', '/api/rules/none', { enabled: false })).status).toBe(500);
  const [, end] = await readAuditLines(api);
  expect(end).toMatchObject({ outcome: 'failed', status: 500, problem: 'unexpected' });
  expect(JSON.stringify(end)).not.toContain('no reason to tell');
});

test('a change stands whose second line cannot be written: its end is not known', async () => {
  const logged: string[] = [];
  const api = await start({}, { logUnexpected: (id, error) => logged.push(`${id} ${error}`) });
  await api.setFault({ operation: 'PutLogEvents', fault: 'error', skip: 1 });
  const { status, headers } = await register(api);
  expect(status).toBe(201);
  await api.clearFaults();
  expect(await listAudit(api)).toMatchObject([{ outcome: 'begun', operation: 'registerWebhook' }]);
  expect(await listAudit(api, 'outcome=begun')).toHaveLength(1);
  expect(await listAudit(api, 'outcome=done')).toEqual([]);
  expect(logged).toEqual([expect.stringMatching(/does not say that the request is done/)]);
  expect(logged[0]).toContain(headers.get('x-request-id'));
});

test('the answer of a change waits only briefly for its second line', async () => {
  const api = await start({}, { maxWaitMs: 1 });
  const audit = api.context.audit ?? expect.fail('nothing is audited');
  const never = new Promise<void>(() => {});
  const write: typeof audit.write = (line) =>
    line.outcome === 'begun' ? audit.write(line) : never;
  api.replaceContext({ audit: { ...audit, write } });
  expect((await register(api)).status).toBe(201);
});

test('a change that was refused because the answer of its line was lost is shown as such', async () => {
  const api = await start();
  const calls = failCalls(api.context, { fault: 'answer-lost', at: 'PutLogEventsCommand' });
  expect((await register(api)).status).toBe(503);
  calls.stop();
  await expect
    .poll(() => listAudit(api))
    .toMatchObject([{ outcome: 'failed', status: 503, problem: 'not-audited' }]);
});

test('two processes write at once, each to a stream of its own', async () => {
  const api = await start();
  const others = [api.startAnother(), api.startAnother({ processName: 'two' }), api];
  const answers = await Promise.all(others.flatMap((one) => [register(one), register(one)]));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
  const entries = await listAudit(api);
  const ids = answers.map(({ body }) => body.webhookId).sort();
  expect(entries.map(({ object }) => object?.id).sort()).toEqual(ids);
  expect(new Set(entries.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
});

test('without a log group nothing is audited, and what asks for the audit log says what to set', async () => {
  const api = await startApi();
  onTestFinished(() => api.close());
  expect((await register(api)).status).toBe(201);
  const { status, body } = await api.call('GET', '/api/audit');
  expect(status).toBe(503);
  expect(body.detail).toContain('AUDIT_LOG_GROUP_NAME');
  expect((await api.call('GET', '/api/gateway')).body.auditLogGroupName).toBeUndefined();
});

test('a line that is too long says what it lacks', async () => {
  const api = await start();
  const pattern = { source: ['Momento'], detail: { text: ['x'.repeat(300_000)] } };
  const rule = {
    name: 'long',
    pattern,
    targets: [{ type: 'sqs', arn: 'arn:aws:sqs:us-east-1:000000000000:q' }],
  };
  await api.call('POST', '/api/rules', rule);
  expect(await listAudit(api)).toMatchObject([
    { operation: 'createRule', object: { id: 'long' }, outcome: 'failed', shortened: ['asked'] },
  ]);
});

const EXPORTS = [
  ['failures', 'POST', '/api/exports', { kind: 'failures', count: 3, withEvents: true }],
  ['held calls', 'POST', '/api/exports', { kind: 'held-calls', count: 3, withEvents: false }],
  ['webhook', 'POST', '/api/exports', { kind: 'activity', count: 3, withEvents: false }],
  ['rule', 'GET', '/api/export?format=cdk', undefined],
] as const;

test.each(EXPORTS)(
  'an export of what a viewer sees is written, and not refused to whom AWS allows no writing: %s',
  async (kind, method, path, body) => {
    const api = await start({}, { logUnexpected: () => {} });
    const { status } = await api.call(method, path, body);
    const asked = body ?? { format: 'cdk' };
    expect(await listAudit(api)).toMatchObject([
      { outcome: 'done', status, object: { kind }, asked },
    ]);
    const plan = { fault: 'denied', at: 'PutLogEventsCommand', stays: true } as const;
    const calls = failCalls(api.context, plan);
    expect((await api.call(method, path, body)).status).toBe(status);
    calls.stop();
  },
);

test.each(EXPORTS)(
  'an export of what a viewer sees is answered only after its line, however long that takes: %s',
  async (_kind, method, path, body) => {
    const api = await start({}, { maxWaitMs: 1 });
    const audit = api.context.audit ?? expect.fail('nothing is audited');
    let isWritten = false;
    const write: typeof audit.write = async (line) => {
      await sleep(50);
      await audit.write(line);
      isWritten = true;
    };
    api.replaceContext({ audit: { ...audit, write } });
    expect((await api.call(method, path, body)).status).toBeLessThan(300);
    expect(isWritten).toBe(true);
  },
);

test('an export of rules says which rules left, or why none did', async () => {
  const api = await start();
  const targets = [toTarget(await makeQueue(api, 'large-orders'))];
  await api.call('POST', '/api/rules', {
    name: 'large',
    pattern: { source: ['Momento'] },
    targets,
  });
  await api.call('GET', '/api/export?format=terraform');
  await api.call('GET', '/api/export?format=terraform&rule=none');
  const operation = 'exportRules';
  expect(await listAudit(api, `operation=${operation}`)).toMatchObject([
    { outcome: 'failed', status: 404, object: { kind: 'rule', id: 'none' } },
    { outcome: 'done', object: { kind: 'rule' }, after: { rules: ['large'] } },
  ]);
});
