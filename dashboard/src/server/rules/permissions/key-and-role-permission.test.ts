import { CreateEventBusCommand, PutPermissionCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROLE_ARN, TOPIC_ARN } from '../../testing/fake-services.ts';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../testing/start-api-with-services.ts';

let api: ApiWithServices['api'];
let services: ApiWithServices['services'];
let close: ApiWithServices['close'];
beforeEach(async () => {
  ({ api, services, close } = await startApiWithServices());
});
afterEach(() => close());

async function check(arn: string, roleArn?: string) {
  const query = new URLSearchParams({ rule: 'rule', arn, ...(roleArn && { roleArn }) });
  const { status, body } = await api.call('GET', `/api/permissions/check?${query}`);
  expect(status).toBe(200);
  return body;
}

const allowed = {
  Sid: 'theirs',
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: TOPIC_ARN,
};

test.each([
  ['no key', '', 'granted', undefined],
  ['the key that AWS manages', 'alias/aws/sns', 'missing', /alias\/aws\/sns/],
  [
    'the same by its ARN',
    'arn:aws:kms:us-east-1:000000000000:alias/aws/sns',
    'missing',
    /alias\/aws\/sns/,
  ],
  ['a key of the customer', 'alias/mine', 'unknown', /key policy allows events\.amazonaws\.com/],
])('a topic whose policy grants it, encrypted with %s: %s', async (_, keyId, state, message) => {
  services.topicStatements = [allowed];
  services.topicKeyId = keyId;
  const body = await check(TOPIC_ARN);
  expect(body.state).toBe(state);
  if (message === undefined) expect(body).not.toHaveProperty('message');
  else expect(body.message).toMatch(message);
});

test('a topic whose policy grants nothing lacks its permission, whatever its key', async () => {
  services.topicKeyId = 'alias/mine';
  expect((await check(TOPIC_ARN)).state).toBe('missing');
});

const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/other';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:orders';
const CLUSTER = 'arn:aws:ecs:us-east-1:000000000000:cluster/c';

test.each([
  ['a bus', BUS, { 'events:PutEvents': 'allowed' }, 'granted'],
  ['a bus that it may not put events on', BUS, { 'states:StartExecution': 'allowed' }, 'missing'],
  ['a bus that it is denied', BUS, { 'events:PutEvents': 'explicitDeny' }, 'missing'],
  ['a state machine', MACHINE, { 'states:StartExecution': 'allowed' }, 'granted'],
  ['a state machine that it may not start', MACHINE, {}, 'missing'],
  ['what needs more than one action', CLUSTER, {}, 'unknown'],
] as const)('a role that can be assumed, for %s', async (_, arn, decisions, state) => {
  await api.context.events.send(new CreateEventBusCommand({ Name: 'other' }));
  services.role = { trusts: 'events.amazonaws.com', decisions };
  expect(await check(arn, ROLE_ARN)).toMatchObject({ state, where: 'role' });
});

test.each([
  ['a bus of another account', BUS.replace('000000000000', '111111111111')],
  ['a bus of another Region', BUS.replace('us-east-1', 'eu-west-1')],
  ['a state machine of another account', MACHINE.replace('000000000000', '111111111111')],
])('a role that may reach %s: what is needed there is not known', async (_, arn) => {
  const decisions = { 'events:PutEvents': 'allowed', 'states:StartExecution': 'allowed' } as const;
  services.role = { trusts: 'events.amazonaws.com', decisions };
  expect(await check(arn, ROLE_ARN)).toMatchObject({
    state: 'unknown',
    message: expect.stringContaining('check it there'),
  });
});

test('a role that may put events on a bus that is not there has no permission', async () => {
  services.role = { trusts: 'events.amazonaws.com', decisions: { 'events:PutEvents': 'allowed' } };
  expect(await check(BUS, ROLE_ARN)).toMatchObject({
    state: 'missing',
    message: 'There is no such event bus.',
  });
});

test.each([
  ['allows others', 'Allow', 'granted'],
  ['denies something', 'Deny', 'unknown'],
])('a role that may put events on a bus whose policy %s', async (_, Effect, state) => {
  const { events } = api.context;
  await events.send(new CreateEventBusCommand({ Name: 'other' }));
  const statement = { Sid: 's', Effect, Principal: '*', Action: 'events:PutEvents', Resource: BUS };
  await events.send(
    new PutPermissionCommand({
      EventBusName: 'other',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
  services.role = { trusts: 'events.amazonaws.com', decisions: { 'events:PutEvents': 'allowed' } };
  expect((await check(BUS, ROLE_ARN)).state).toBe(state);
});

test('a role that EventBridge cannot assume is no permission, whatever it may do', async () => {
  services.role = { trusts: 'lambda.amazonaws.com', decisions: { 'events:PutEvents': 'allowed' } };
  expect((await check(BUS, ROLE_ARN)).state).toBe('missing');
});
