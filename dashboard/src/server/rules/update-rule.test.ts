import { ListTargetsByRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { putEvent } from '../testing/put-event.ts';
import {
  makeQueue,
  type Queue,
  readPolicy,
  receiveBodies,
  toTarget,
} from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

async function receiveTypes(queue: Queue): Promise<string[]> {
  const bodies = await receiveBodies(api, queue);
  return bodies.map((body) => JSON.parse(body)['detail-type']);
}

test('a rule is switched off and on, its pattern and targets unchanged', async () => {
  const queue = await makeQueue(api, 'orders');
  const made = (await create({ cache: 'shop', description: 'd', targets: [toTarget(queue)] })).body;
  const off = await api.call('PATCH', '/api/rules/rule', { enabled: false });
  expect(off.body).toEqual({ ...made, enabled: false, version: expect.any(String) });
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  const on = await api.call('PATCH', '/api/rules/rule', { enabled: true });
  expect(on.body).toEqual(made);
  await putEvent(api, { cache: 'shop', topic: 'returns' });
  expect(await receiveTypes(queue)).toEqual(['shop#returns']);
});

test('description and pattern change without switching the rule', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', enabled: false, targets: [toTarget(queue)] });
  const change = { description: 'new', cache: 'shop', topic: 'orders' };
  const { body } = await api.call('PATCH', '/api/rules/rule', change);
  expect(body).toMatchObject({ ...change, enabled: false, managedHere: true });
  const kept = await api.call('PATCH', '/api/rules/rule', { description: 'newer' });
  expect(kept.body).toMatchObject({ ...change, description: 'newer' });
});

test('targets are added and removed with their permission', async () => {
  const [first, second] = [await makeQueue(api, 'first'), await makeQueue(api, 'second')];
  await create({ cache: 'shop', targets: [toTarget(first)] });
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [toTarget(second)] });
  expect(body.targets).toMatchObject([{ arn: second.arn }]);
  expect(await readPolicy(api, first)).toBeUndefined();
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveTypes(second)).toEqual(['shop#orders']);
});

test('a target that cannot be added leaves the rule as it was', async () => {
  const queue = await makeQueue(api, 'orders');
  const made = (await create({ cache: 'shop', targets: [toTarget(queue)] })).body;
  const other = await makeQueue(api, 'other');
  const targets = [toTarget(other), gone()];
  expect((await api.call('PATCH', '/api/rules/rule', { targets })).status).toBe(400);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(made);
  expect(await readPolicy(api, other)).toBeUndefined();
});

test('all five targets of a rule can be replaced at once', async () => {
  const queues: Queue[] = [];
  for (let count = 0; count < 10; count += 1) queues.push(await makeQueue(api, `q${count}`));
  await create({ cache: 'shop', targets: queues.slice(0, 5).map(toTarget) });
  const targets = queues.slice(5).map(toTarget);
  const { status, body } = await api.call('PATCH', '/api/rules/rule', { targets });
  expect(status).toBe(200);
  const arns = body.targets.map(({ arn }: Queue) => arn);
  expect(arns.sort()).toEqual(queues.slice(5).map(({ arn }) => arn));
});

/** As other tools make them, with what the form would write in other words. */
const ELSEWHERE = [
  {
    Id: 'stream',
    Arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s',
    RoleArn: 'arn:aws:iam::000000000000:role/events',
    KinesisParameters: { PartitionKeyPath: '$.detail.cache' },
    InputTransformer: { InputTemplate: '"a"' },
    RetryPolicy: { MaximumRetryAttempts: 3 },
  },
  { Id: 'first', Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f', Input: '1' },
  { Id: 'second', Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f', Input: '2' },
];

test('targets that were made elsewhere and are given as they were stay as they were, byte for byte', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const { events } = api.context;
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: ELSEWHERE }));
  const before = (await api.call('GET', '/api/rules/rule')).body;
  const targets = before.targets.map((target: { id: string }) =>
    target.id.startsWith('sqs') ? { ...target, retry: { attempts: 1, maxAgeSeconds: 60 } } : target,
  );
  expect((await api.call('PATCH', '/api/rules/rule', { targets })).status).toBe(200);
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
  expect(Targets).toEqual(expect.arrayContaining(ELSEWHERE));
  expect(Targets).toContainEqual(
    expect.objectContaining({ Arn: queue.arn, RetryPolicy: expect.anything() }),
  );
});

test('a target that is left out is removed, whoever made it', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  await api.context.events.send(new PutTargetsCommand({ Rule: 'rule', Targets: ELSEWHERE }));
  const { body } = await api.call('PATCH', '/api/rules/rule', { targets: [toTarget(queue)] });
  expect(body.targets).toMatchObject([{ arn: queue.arn }]);
});

test('two targets of one ARN are told apart by their ids only', async () => {
  const queue = await makeQueue(api, 'orders');
  const targets = [toTarget(queue), { ...toTarget(queue), id: 'x' }];
  expect((await create({ cache: 'shop', targets })).status).toBe(400);
});

function gone() {
  return { type: 'sqs', arn: 'arn:aws:sqs:us-east-1:000000000000:gone' };
}

test.each([
  ['a pattern that EventBridge refuses', () => ({ pattern: { detail: {} } }), 'second'],
  ['targets that do not exist', () => ({ cache: 'other', description: 'new' }), 'nowhere'],
])('%s leaves the whole rule as it was, whatever else was to change', async (_, change, name) => {
  const [first] = [await makeQueue(api, 'first'), await makeQueue(api, 'second')];
  await create({ cache: 'shop', description: 'old', targets: [toTarget(first)] });
  const before = (await api.call('GET', '/api/rules/rule')).body;
  const target = { type: 'sqs', arn: `arn:aws:sqs:us-east-1:000000000000:${name}` };
  const fields = { ...change(), targets: [target] };
  const { status } = await api.call('PATCH', '/api/rules/rule', fields);
  expect(status).toBe(400);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(before);
});

test.each(['PutTargets', 'RemoveTargets'])(
  'entries that %s answers as failed are no success: the rule is as it was, and the answer says so',
  async (operation) => {
    const [first, second] = [await makeQueue(api, 'first'), await makeQueue(api, 'second')];
    await create({ cache: 'shop', targets: [toTarget(first)] });
    const before = (await api.call('GET', '/api/rules/rule')).body;
    await api.setFault({ operation, fault: 'entry', times: 1 });
    const change = { description: 'new', targets: [toTarget(second)] };
    const { status } = await api.call('PATCH', '/api/rules/rule', change);
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await api.call('GET', '/api/rules/rule')).body).toEqual(before);
    expect(await readPolicy(api, second)).toBeUndefined();
  },
);

test('a rule whose targets could not be removed is not reported as deleted', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ cache: 'shop', targets: [toTarget(queue)] });
  const before = (await api.call('GET', '/api/rules/rule')).body;
  const granted = await readPolicy(api, queue);
  expect(granted?.Statement).toHaveLength(1);
  await api.setFault({ operation: 'RemoveTargets', fault: 'entry', times: 1 });
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(502);
  expect((await api.call('GET', '/api/rules/rule')).body).toEqual(before);
  expect(await readPolicy(api, queue)).toEqual(granted);
});

test('when a rule cannot be restored, the answer says what it is now and why', async () => {
  const [first, second] = [await makeQueue(api, 'first'), await makeQueue(api, 'second')];
  await create({ cache: 'shop', targets: [toTarget(first)] });
  const change = { description: 'new', targets: [toTarget(second)] };
  const at = 'RemoveTargetsCommand';
  const calls = failCalls(api.context, { fault: 'throttled', at, stays: true });
  const { status, body } = await api.call('PATCH', '/api/rules/rule', change);
  calls.stop();
  expect(status).toBe(502);
  expect(body.type).toMatch(/:rule-left-changed$/);
  expect(body.detail).toMatch(/throttling/);
  expect(body.detail).toContain(first.arn);
  expect(body.detail).toContain(second.arn);
  expect((await api.call('PATCH', '/api/rules/rule', change)).status).toBe(200);
  const { targets } = (await api.call('GET', '/api/rules/rule')).body;
  expect(targets).toMatchObject([{ arn: second.arn }]);
});
