import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type FakeServices,
  ROLE_ARN,
  startFakeServices,
  TOPIC_ARN,
} from '../testing/fake-services.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let services: FakeServices;
beforeEach(async () => {
  services = await startFakeServices();
  api = await startApi({}, { targetClients: services.clients });
});
afterEach(async () => {
  await api.close();
  await services.close();
});

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
const STREAM = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';

test.each([
  ['a bus', BUS, { 'events:PutEvents': 'allowed' }, 'granted'],
  ['a bus that it may not put events on', BUS, { 'states:StartExecution': 'allowed' }, 'missing'],
  ['a bus that it is denied', BUS, { 'events:PutEvents': 'explicitDeny' }, 'missing'],
  ['a state machine', MACHINE, { 'states:StartExecution': 'allowed' }, 'granted'],
  ['a state machine that it may not start', MACHINE, {}, 'missing'],
  ['what needs an action that is not known here', STREAM, {}, 'unknown'],
] as const)('a role that can be assumed, for %s', async (_, arn, decisions, state) => {
  services.role = { trusts: 'events.amazonaws.com', decisions };
  expect(await check(arn, ROLE_ARN)).toMatchObject({ state, where: 'role' });
});

test('a role that EventBridge cannot assume is no permission, whatever it may do', async () => {
  services.role = { trusts: 'lambda.amazonaws.com', decisions: { 'events:PutEvents': 'allowed' } };
  expect((await check(BUS, ROLE_ARN)).state).toBe('missing');
});
