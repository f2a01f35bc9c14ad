import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failCalls } from '../../testing/fail-calls.ts';
import { FUNCTION_ARN, TOPIC_ARN } from '../../testing/fake-services.ts';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../testing/start-api-with-services.ts';

let api: ApiWithServices['api'];
let services: ApiWithServices['services'];
let close: ApiWithServices['close'];
let clock = Date.now();
beforeEach(async () => {
  const replaced = { now: () => clock, logUnexpected: () => {} };
  ({ api, services, close } = await startApiWithServices({}, replaced));
});
afterEach(() => close());

vi.setConfig({ testTimeout: 300_000 });

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';
const foreign = { Sid: 'theirs', Effect: 'Allow', Principal: '*', Action: 'x:y', Resource: '*' };

function create(type: string, arn: string) {
  return api.call('POST', '/api/rules', { name: 'rule', cache: 'shop', targets: [{ type, arn }] });
}

test.each([
  ['lambda', FUNCTION_ARN],
  ['sns', TOPIC_ARN],
])(
  'what the check says would be added to a %s is added, and taken back with the rule',
  async (type, arn) => {
    services.functionStatements = [foreign];
    services.topicStatements = [foreign];
    const read = () => (type === 'lambda' ? services.functionStatements : services.topicStatements);
    const query = new URLSearchParams({ rule: 'rule', arn });
    const before = await api.call('GET', `/api/permissions/check?${query}`);
    expect(before.body.state).toBe('missing');
    expect((await create(type, arn)).status).toBe(201);
    expect(read()).toEqual([foreign, before.body.statement]);
    expect((await api.call('GET', `/api/permissions/check?${query}`)).body.state).toBe('granted');
    expect((await api.call('DELETE', '/api/rules/rule')).status).toBe(204);
    expect(read()).toEqual([foreign]);
  },
);

test('a function’s statement names the rules of the bus, a topic’s has no condition', async () => {
  await create('lambda', FUNCTION_ARN);
  expect(services.functionStatements[0]).toMatchObject({
    Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:000000000000:rule/*' } },
  });
  await api.call('DELETE', '/api/rules/rule');
  await create('sns', TOPIC_ARN);
  expect(services.topicStatements[0]).not.toHaveProperty('Condition');
});

test('a topic’s statement with a condition is not taken for a permission', async () => {
  services.topicStatements = [
    { ...foreign, Action: 'sns:Publish', Condition: { ArnEquals: { 'aws:SourceArn': RULE_ARN } } },
  ];
  const query = new URLSearchParams({ rule: 'rule', arn: TOPIC_ARN });
  const { body } = await api.call('GET', `/api/permissions/check?${query}`);
  expect(body.state).toBe('unknown');
});

test.each([
  ['lambda', `${FUNCTION_ARN}s`],
  ['sns', `${TOPIC_ARN}s`],
])('a %s that does not exist is refused and leaves no rule', async (type, arn) => {
  const { status, body } = await create(type, arn);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ location: 'targets.0.arn' }]);
  expect((await api.call('GET', '/api/rules')).body.rules).toEqual([]);
});

test.each([
  ['lambda', FUNCTION_ARN],
  ['sns', TOPIC_ARN],
])('a %s can be picked', async (type, arn) => {
  const { body } = await api.call('GET', `/api/targets?type=${type}`);
  expect(body.targets).toEqual([{ type, arn, name: 'orders' }]);
});

test('saving a rule does not touch the permission that is there, not for a moment', async () => {
  await create('lambda', FUNCTION_ARN);
  const calls = failCalls(api.context);
  const targets = [{ type: 'lambda', arn: FUNCTION_ARN }];
  const { status } = await api.call('PATCH', '/api/rules/rule', { description: 'new', targets });
  calls.stop();
  expect(status).toBe(200);
  expect(calls.sent.filter((command) => /Permission/.test(command))).toEqual([]);
});

test('a permission that was added although the answer was lost is taken for added', async () => {
  const first = failCalls(api.context);
  await create('lambda', FUNCTION_ARN);
  first.stop();
  await api.call('DELETE', '/api/rules/rule');
  const at = first.sent.indexOf('AddPermissionCommand');
  const calls = failCalls(api.context, { fault: 'retried', at });
  expect((await create('lambda', FUNCTION_ARN)).status).toBe(201);
  calls.stop();
  expect(services.functionStatements).toHaveLength(1);
});

test('a statement of our id that grants nothing is replaced', async () => {
  await create('lambda', FUNCTION_ARN);
  const [made] = services.functionStatements;
  services.functionStatements = [{ ...(made ?? foreign), Effect: 'Deny' }];
  const targets = [{ type: 'lambda', arn: FUNCTION_ARN }];
  expect((await api.call('PATCH', '/api/rules/rule', { targets })).status).toBe(200);
  expect(services.functionStatements).toEqual([made]);
});

test.each([
  ['lambda', FUNCTION_ARN],
  ['sns', TOPIC_ARN],
])('whichever call fails, a rule that is there has its permission for %s', async (type, arn) => {
  const read = () => (type === 'lambda' ? services.functionStatements : services.topicStatements);
  const targets = [{ type, arn }];
  const operations = [
    () => create(type, arn),
    () => api.call('PATCH', '/api/rules/rule', { description: 'new', targets }),
    () => api.call('DELETE', '/api/rules/rule'),
  ];
  for (const operation of operations) {
    for (const fault of ['throttled', 'retried'] as const) {
      for (let at = 0; ; at += 1) {
        clock += 60_000;
        await api.call('DELETE', '/api/rules/rule');
        if (operation !== operations[0]) expect((await create(type, arn)).status).toBe(201);
        const calls = failCalls(api.context, { fault, at });
        await operation();
        calls.stop();
        const { status } = await api.call('GET', '/api/rules/rule');
        if (status === 200) expect(read(), `${fault} of ${calls.sent[at]}`).toHaveLength(1);
        if (calls.sent.length <= at) break;
      }
    }
  }
});
