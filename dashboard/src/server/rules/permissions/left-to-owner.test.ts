import { afterEach, expect, test } from 'vitest';
import { failCalls } from '../../testing/fail-calls.ts';
import { ALIAS_ARN, FUNCTION_ARN, ROLE_ARN } from '../../testing/fake-services.ts';
import { makeQueue, readPolicy, toTarget, writePolicy } from '../../testing/queue-calls.ts';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../testing/start-api-with-services.ts';

let api: ApiWithServices['api'];
let services: ApiWithServices['services'];
let close: ApiWithServices['close'];
afterEach(() => close());

const start = async (leavesTargetPolicies = false) => {
  ({ api, services, close } = await startApiWithServices({ leavesTargetPolicies }));
};

const create = (target: object) =>
  api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [target] });

async function check(arn: string, roleArn?: string) {
  const query = new URLSearchParams({ rule: 'rule', arn, ...(roleArn && { roleArn }) });
  return (await api.call('GET', `/api/permissions/check?${query}`)).body;
}

test('an alias of a function has a permission of its own, added and removed with the rule', async () => {
  await start();
  services.functionStatements = [];
  expect(await check(ALIAS_ARN)).toMatchObject({ state: 'missing', addedBy: 'dashboard' });
  expect((await create({ type: 'lambda', arn: ALIAS_ARN })).status).toBe(201);
  expect(services.functionStatements).toEqual([]);
  expect(services.aliasStatements).toMatchObject([{ Resource: ALIAS_ARN }]);
  expect((await check(ALIAS_ARN)).state).toBe('granted');
  expect((await check(FUNCTION_ARN)).state).toBe('missing');
  await api.call('DELETE', '/api/rules/rule');
  expect(services.aliasStatements).toEqual([]);
});

test('where policies are left to their owners a rule is saved without a change of any, and the statement is shown', async () => {
  await start(true);
  const queue = await makeQueue(api, 'orders');
  const dead = await makeQueue(api, 'dead');
  const calls = failCalls(api.context);
  expect((await create({ ...toTarget(queue), deadLetterArn: dead.arn })).status).toBe(201);
  const { body } = await api.call('GET', '/api/permissions');
  const [permission] = body.permissions;
  expect(permission).toMatchObject({ state: 'missing', addedBy: 'owner', addTo: 'queue policy' });
  await writePolicy(api, queue, [permission.statement]);
  expect((await check(queue.arn ?? '')).state).toBe('granted');
  expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
  calls.stop();
  expect(await readPolicy(api, queue)).toMatchObject({ Statement: [permission.statement] });
  const changes = calls.sent.filter((command) => command === 'SetQueueAttributesCommand');
  expect(changes).toHaveLength(1);
});

/** AWS lets the dashboard read the policies of queues, and not change them. */
function denyWriting() {
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName !== 'SetQueueAttributesCommand') return next(call);
        const $metadata = { httpStatusCode: 403 };
        throw Object.assign(new Error('No'), { name: 'AccessDenied', $metadata });
      },
    { step: 'initialize', name: 'denyWriting' },
  );
  return () => api.context.sqs.middlewareStack.remove('denyWriting');
}

test('a policy that the dashboard may not change refuses the rule until its owner has added the statement, in whatever words', async () => {
  await start();
  const queue = await makeQueue(api, 'orders');
  const allow = denyWriting();
  const refused = await create(toTarget(queue));
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    type: expect.stringMatching(/:target-policy-denied$/),
    errors: [{ location: 'targets.0.arn', message: expect.stringMatching(/owner/) }],
  });
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
  allow();
  const { statement } = await check(queue.arn ?? '');
  await writePolicy(api, queue, [{ ...statement, Sid: 'byTheOwner' }]);
  denyWriting();
  expect((await create(toTarget(queue))).status).toBe(201);
});

const STREAM = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';
const ABROAD = 'arn:aws:sqs:us-east-1:111111111111:q';

test.each([
  [
    'a role that may not do what the target needs',
    STREAM,
    'events.amazonaws.com',
    {},
    {
      state: 'missing',
      addTo: 'permissions of the role events',
      statement: { Action: 'kinesis:PutRecord', Resource: STREAM },
    },
  ],
  [
    'a role that EventBridge cannot assume',
    STREAM,
    'lambda.amazonaws.com',
    {},
    {
      state: 'missing',
      addTo: 'trust policy of the role events',
      statement: { Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' },
    },
  ],
  [
    'a role that may send to a queue of another account',
    ABROAD,
    'events.amazonaws.com',
    { 'sqs:SendMessage': 'allowed' },
    {
      state: 'unknown',
      addTo: 'policy of the target in the account 111111111111',
      statement: { Principal: { AWS: ROLE_ARN }, Action: 'sqs:SendMessage', Resource: ABROAD },
    },
  ],
] as const)('%s: the statement for its owner is told, and where it goes', async (...row) => {
  const [, arn, trusts, decisions, expected] = row;
  await start();
  services.role = { trusts, decisions };
  expect(await check(arn, ROLE_ARN)).toMatchObject({ ...expected, addedBy: 'owner' });
});

test.each([
  ['a stream that it may write to', STREAM, { 'kinesis:PutRecord': 'allowed' }, 'not seen here'],
  ['a cluster', 'arn:aws:ecs:us-east-1:000000000000:cluster/c', {}, 'iam:PassRole'],
] as const)('a role for %s is never called granted', async (_, arn, decisions, message) => {
  await start();
  services.role = { trusts: 'events.amazonaws.com', decisions };
  expect(await check(arn, ROLE_ARN)).toMatchObject({
    state: 'unknown',
    message: expect.stringContaining(message),
  });
});

test('a role of another account is missing, whatever the role of its name here may do', async () => {
  await start();
  services.role = {
    trusts: 'events.amazonaws.com',
    decisions: { 'states:StartExecution': 'allowed' },
  };
  const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
  const role = ROLE_ARN.replace('000000000000', '111111111111');
  expect(await check(machine, role)).toMatchObject({ state: 'missing' });
});
