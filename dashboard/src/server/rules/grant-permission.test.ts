import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { TagQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putEvent } from '../testing/put-event.ts';
import {
  makeQueue,
  type Queue,
  readPolicy,
  receiveBodies,
  writePolicy,
} from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/other';

let api: Api;
let queue: Queue;
beforeEach(async () => {
  api = await startApi();
  queue = await makeQueue(api, 'orders');
});
afterEach(() => api.close());

/** A rule as another tool makes it: without a permission at its target. */
async function makeElsewhere(Targets: object[] = [{ Id: 'x', Arn: queue.arn }]) {
  const { events } = api.context;
  await events.send(new PutRuleCommand({ Name: 'cli', EventPattern: '{"source":["Momento"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'cli', Targets: Targets as never }));
}

const arnOf = (url: string) => `arn:aws:sqs:us-east-1:000000000000:${url.split('/').at(-1)}`;

const grant = (arn: unknown = queue.arn) => api.call('POST', '/api/rules/cli/permissions', { arn });

test('a target of a rule made elsewhere is opened, and gets the events', async () => {
  await makeElsewhere();
  const { status, body } = await grant();
  expect({ status, body }).toMatchObject({ status: 200, body: { state: 'granted' } });
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  expect(await receiveBodies(api, queue)).toHaveLength(1);
});

test('what the owner has in the policy stays, numbers included', async () => {
  await makeElsewhere();
  const own = {
    Sid: 'owner',
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:DeleteQueue',
    Resource: queue.arn,
  };
  await writePolicy(api, queue, [own]);
  expect((await grant()).status).toBe(200);
  expect((await readPolicy(api, queue))?.Statement).toMatchObject([own, { Effect: 'Allow' }]);
});

test('the queue for undelivered events is opened with its target', async () => {
  const dead = await makeQueue(api, 'dead');
  await makeElsewhere([{ Id: 'x', Arn: queue.arn, DeadLetterConfig: { Arn: dead.arn } }]);
  await grant();
  expect((await readPolicy(api, dead))?.Statement).toHaveLength(1);
});

test('where a statement denies it, the answer names that statement', async () => {
  await makeElsewhere();
  const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queue.arn };
  await writePolicy(api, queue, [{ ...deny, Sid: 'closed' }]);
  const { body } = await grant();
  expect(body).toMatchObject({ state: 'missing', message: expect.stringContaining('“closed”') });
});

test.each<[string, () => Promise<void>, string, string]>([
  ['is not the rule’s', () => makeElsewhere([]), `${BUS}-2`, 'no target with this ARN'],
  [
    'is reached with a role',
    () => makeElsewhere([{ Id: 'x', Arn: BUS, RoleArn: 'arn:aws:iam::000000000000:role/r' }]),
    BUS,
    'with a role',
  ],
])('a target that %s is refused, and nothing is written', async (_, make, arn, message) => {
  if (message.startsWith('no')) await makeElsewhere();
  else await make();
  const { status, body } = await grant(arn);
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ location: 'arn', message: expect.stringContaining(message) }]);
  expect(await readPolicy(api, queue)).toBeUndefined();
});

test('a rule that is gone is said', async () => {
  expect((await grant()).status).toBe(404);
});

test('a queue without a policy is not allowed because it has none', async () => {
  await makeElsewhere();
  const { body } = await api.call('GET', '/api/permissions');
  expect(body.permissions).toMatchObject([{ state: 'missing', message: 'It has no policy.' }]);
  await writePolicy(api, queue, [
    { Effect: 'Allow', Principal: '*', Action: 'sqs:ReceiveMessage', Resource: queue.arn },
  ]);
  const again = await api.call('GET', '/api/permissions');
  expect(again.body.permissions[0].message).toContain('No statement allows sqs:SendMessage');
});

test.each<[string, () => Promise<Queue>]>([
  [
    'that became another tenant’s',
    async () => {
      const dead = await makeQueue(api, 'dead');
      const Tags = { 'momento-gateway:tenant': 'refunds' };
      await api.context.sqs.send(new TagQueueCommand({ QueueUrl: dead.url, Tags }));
      return dead;
    },
  ],
  [
    'that is the gateway’s parked queue',
    async () => ({ arn: arnOf(api.parkedQueueUrl), url: api.parkedQueueUrl }),
  ],
])('the policy of a queue for undelivered events %s is not changed', async (_, getQueue) => {
  const dead = await getQueue();
  await makeElsewhere([{ Id: 'x', Arn: queue.arn, DeadLetterConfig: { Arn: dead.arn } }]);
  const { status, body } = await grant();
  expect([status, body.errors]).toEqual([
    400,
    [{ location: 'arn', message: expect.stringContaining('may not use it') }],
  ]);
  expect(await readPolicy(api, dead)).toBeUndefined();
});

test('the policy of a queue of the gateway itself is not changed, although a rule has it as its target', async () => {
  const held = { arn: arnOf(api.heldQueueUrl), url: api.heldQueueUrl };
  await makeElsewhere([{ Id: 'x', Arn: held.arn }]);
  expect((await grant(held.arn)).status).toBe(400);
  expect(await readPolicy(api, held)).toBeUndefined();
});
