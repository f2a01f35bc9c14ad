import {
  CreateLogGroupCommand,
  DescribeResourcePoliciesCommand,
  FilterLogEventsCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateEventBusCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putEvent } from '../../testing/put-event.ts';
import {
  makeQueue,
  readPolicy,
  receiveBodies,
  toTarget,
  writePolicy,
} from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const GROUP = '/aws/events/orders';
const GROUP_ARN = `arn:aws:logs:us-east-1:000000000000:log-group:${GROUP}`;
const ROLE_ARN = 'arn:aws:iam::000000000000:role/events';

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', ...fields });
}

async function makeLogGroup() {
  await api.context.logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }));
}

async function readLogsPolicies() {
  const { resourcePolicies = [] } = await api.context.logs.send(
    new DescribeResourcePoliciesCommand({}),
  );
  return resourcePolicies.map(({ policyName, policyDocument = '{}' }) => [
    policyName,
    JSON.parse(policyDocument).Statement,
  ]);
}

test('a log group receives the events, and its permission is removed with its last rule only', async () => {
  await makeLogGroup();
  const theirs = {
    Sid: 'theirs',
    Effect: 'Allow',
    Principal: '*',
    Action: 'logs:x',
    Resource: '*',
  };
  const { logs } = api.context;
  const policyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [theirs] });
  await logs.send(new PutResourcePolicyCommand({ policyName: 'theirs', policyDocument }));
  const targets = [{ type: 'logs', arn: GROUP_ARN }];
  expect((await create({ name: 'first', targets })).status).toBe(201);
  expect((await create({ name: 'second', targets })).status).toBe(201);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await vi.waitFor(async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP }));
    expect(events).toHaveLength(2);
  });
  await api.call('DELETE', '/api/rules/first');
  expect(await readLogsPolicies()).toEqual([
    ['momento-gateway-rules', [expect.objectContaining({ Resource: `${GROUP_ARN}:*` })]],
    ['theirs', [theirs]],
  ]);
  await api.call('DELETE', '/api/rules/second');
  expect(await readLogsPolicies()).toEqual([['theirs', [theirs]]]);
});

test('another bus receives the events of a rule with its role', async () => {
  const { events } = api.context;
  const { EventBusArn: arn = '' } = await events.send(new CreateEventBusCommand({ Name: 'other' }));
  const { body: listed } = await api.call('GET', '/api/targets?type=event-bus');
  expect(listed.targets).toEqual([{ type: 'event-bus', arn, name: 'other' }]);
  const { body } = await create({ targets: [{ type: 'event-bus', arn, roleArn: ROLE_ARN }] });
  expect(body.targets).toMatchObject([{ type: 'event-bus', arn, roleArn: ROLE_ARN }]);
  const queue = await makeQueue(api, 'beyond');
  await writePolicy(api, queue, [
    { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: queue.arn },
  ]);
  const onOther = { EventBusName: 'other' };
  await events.send(
    new PutRuleCommand({ ...onOther, Name: 'r', EventPattern: '{"source":["Momento"]}' }),
  );
  await events.send(
    new PutTargetsCommand({ ...onOther, Rule: 'r', Targets: [{ Id: 't', Arn: queue.arn }] }),
  );
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveBodies(api, queue)).toHaveLength(1);
});

test('where AWS does not answer, targets are still made and the permission is not known', async () => {
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
  const { status } = await create({ targets: [{ type: 'lambda', arn }] });
  expect(status).toBe(201);
  const { body } = await api.call('GET', '/api/permissions');
  expect(body.permissions).toMatchObject([{ rule: 'rule', targetArn: arn, state: 'unknown' }]);
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
});

test.each(['lambda', 'step-functions', 'role'])(
  'where AWS does not list %s the answer says so',
  async (type) => {
    const { status, body } = await api.call('GET', `/api/targets?type=${type}`);
    expect(status).toBe(200);
    expect(body).toEqual({ targets: [], unavailable: expect.any(String) });
  },
);

test('log groups that EventBridge may write to can be picked', async () => {
  await makeLogGroup();
  const { logs } = api.context;
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/x' }));
  const { body } = await api.call('GET', '/api/targets?type=logs');
  expect(body.targets).toEqual([{ type: 'logs', arn: GROUP_ARN, name: GROUP }]);
});

test('the list says of each target whether it allows EventBridge', async () => {
  const [open, shut] = [await makeQueue(api, 'open'), await makeQueue(api, 'shut')];
  await create({ targets: [toTarget(open), toTarget(shut)] });
  await writePolicy(api, shut, []);
  const { body } = await api.call('GET', '/api/permissions');
  expect(body.permissions).toMatchObject([
    { rule: 'rule', targetArn: open.arn, state: 'granted', where: 'queue policy' },
    { rule: 'rule', targetArn: shut.arn, state: 'missing' },
  ]);
});

test('saving a rule again grants what is missing', async () => {
  const queue = await makeQueue(api, 'orders');
  await create({ targets: [toTarget(queue)] });
  const granted = await readPolicy(api, queue);
  await writePolicy(api, queue, []);
  await api.call('PATCH', '/api/rules/rule', { targets: [toTarget(queue)] });
  expect(await readPolicy(api, queue)).toEqual(granted);
});

test('the permission of a dead-letter queue is added and removed with the rule', async () => {
  const [queue, dead] = [await makeQueue(api, 'orders'), await makeQueue(api, 'dead')];
  await create({ targets: [{ ...toTarget(queue), deadLetterArn: dead.arn }] });
  expect(await readPolicy(api, dead)).toMatchObject({ Statement: [{ Resource: dead.arn }] });
  const granted = await readPolicy(api, queue);
  await api.call('PATCH', '/api/rules/rule', {
    targets: [{ ...toTarget(queue), deadLetterArn: 'failure-queue' }],
  });
  expect(await readPolicy(api, dead)).toBeUndefined();
  expect(granted).toMatchObject({ Statement: [{ Resource: queue.arn }] });
  expect(await readPolicy(api, queue)).toEqual(granted);
});
