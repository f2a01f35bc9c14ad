import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
  const targets = [toTarget(await makeQueue(api, 'large'))];
  const rule = { name: 'rule', cache: 'shop', targets };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
});
afterEach(() => api.close());

const ARN = 'arn:aws:events:us-east-1:000000000000:rule/rule';

async function tag(Key: string, Value: string): Promise<void> {
  const Tags = [{ Key, Value }];
  await api.context.events.send(new TagResourceCommand({ ResourceARN: ARN, Tags }));
}

async function readRule(): Promise<object> {
  return (await api.call('GET', '/api/rules/rule')).body;
}

/** A rule of an AWS service, which local AWS has none of. */
function makeServiceRule(): void {
  api.context.events.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        const { output } = result as { output: { Rules?: object[] } };
        const ManagedBy = 'prod.vhs.events.aws.internal';
        if (commandName === 'DescribeRuleCommand') Object.assign(output, { ManagedBy });
        for (const rule of output.Rules ?? []) Object.assign(rule, { ManagedBy });
        return result;
      },
    { step: 'initialize' },
  );
}

const MANAGERS: readonly (readonly [string, () => Promise<void> | void])[] = [
  ['CloudFormation, stack orders', () => tag('aws:cloudformation:stack-name', 'orders')],
  ['Terraform', () => tag('momento-gateway:managed-by', 'terraform')],
  ['AWS CDK', () => tag('momento-gateway:managed-by', 'cdk')],
  ['CloudFormation', () => tag('momento-gateway:managed-by', 'cloudformation')],
  ['the team of orders', () => tag('momento-gateway:managed-by', 'the team of orders')],
  ['AWS, service prod.vhs.events.aws.internal', makeServiceRule],
];

test.each(MANAGERS)('a rule that is managed by %s says so', async (managedBy, make) => {
  await make();
  api.restart();
  if (make === makeServiceRule) makeServiceRule();
  const { rules } = (await api.call('GET', '/api/rules')).body;
  expect(rules).toMatchObject([{ name: 'rule', managedHere: true, managedBy }]);
  expect((await api.call('GET', '/api/rules/rule')).body).toMatchObject({ managedBy });
});

const CHANGES = [
  ['PATCH', '/api/rules/rule', { description: 'x' }],
  ['POST', '/api/rules/rule/switch', { enabled: false }],
  ['DELETE', '/api/rules/rule', undefined],
  ['POST', '/api/rules/rule/permissions', { arn: 'arn:aws:sqs:us-east-1:000000000000:large' }],
] as const;

test.each(
  MANAGERS.flatMap(([managedBy, make]) =>
    CHANGES.map(([method, path, body]) => ({ managedBy, make, method, path, body })),
  ),
)('$method $path is refused for a rule of $managedBy, and nothing is written', async (given) => {
  const { managedBy, make, method, path, body } = given;
  await make();
  const calls = failCalls(api.context);
  const answer = await api.call(method, path, body);
  calls.stop();
  expect(answer).toMatchObject({
    status: 409,
    body: { title: 'The rule is managed elsewhere', detail: expect.stringContaining(managedBy) },
  });
  expect(calls.sent.filter((name) => !/^(?:Describe|List|Get)/.test(name))).toEqual([]);
});

test.each(CHANGES)(
  '%s %s is refused when code adopts the rule while it is locked',
  async (...change) => {
    const [method, path, body] = change;
    const before = await readRule();
    const adopt = () => tag('momento-gateway:managed-by', 'terraform');
    const calls = failCalls(api.context, { fault: adopt, at: 'TagResourceCommand' });
    const answer = await api.call(method, path, body);
    calls.stop();
    expect(answer).toMatchObject({ status: 409, body: { title: 'The rule is managed elsewhere' } });
    expect(await readRule()).toEqual({ ...before, managedBy: 'Terraform' });
    const written = calls.sent.filter((name) => !/^(?:Describe|List|Get|Tag)/.test(name));
    expect(written).toEqual([]);
  },
);

test('a rule that was adopted is the dashboard’s again when its tag is taken off', async () => {
  await tag('momento-gateway:managed-by', 'terraform');
  const change = { description: 'x' };
  expect((await api.call('PATCH', '/api/rules/rule', change)).status).toBe(409);
  await tag('momento-gateway:managed-by', '');
  expect((await api.call('PATCH', '/api/rules/rule', change)).status).toBe(200);
  const { Tags } = await api.context.events.send(
    new ListTagsForResourceCommand({ ResourceARN: ARN }),
  );
  expect(Tags).toContainEqual({ Key: 'momento-gateway:stack', Value: 'momento-gateway' });
});

test('an export leaves out what is managed elsewhere, and one of that rule alone is refused', async () => {
  await tag('aws:cloudformation:stack-name', 'orders');
  for (const format of ['cloudformation', 'cdk', 'terraform']) {
    const all = await api.call('GET', `/api/export?format=${format}`);
    expect(all).toMatchObject({ status: 200, body: { rules: [], files: [] } });
    expect(all.body.notes).toEqual([
      'The rule rule is not in the files, because it is managed by CloudFormation, stack orders.',
    ]);
    const one = await api.call('GET', `/api/export?format=${format}&rule=rule`);
    expect(one).toMatchObject({ status: 409 });
  }
});
