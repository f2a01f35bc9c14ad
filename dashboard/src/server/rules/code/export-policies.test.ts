import { PutResourcePolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteQueueCommand, TagQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failCalls } from '../../testing/fail-calls.ts';
import { type FakeServices, FUNCTION_ARN } from '../../testing/fake-services.ts';
import { makeTenants } from '../../testing/of-tenant.ts';
import { makeQueue, type Queue, readPolicy, writePolicy } from '../../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../../testing/start-api.ts';
import { startApiWithServices } from '../../testing/start-api-with-services.ts';
import { exportAs, makeResources } from './testing/export-calls.ts';
import { FIFO_ARN, GROUP_ARN, LETTERS_ARN, QUEUE_ARN } from './testing/targets.ts';

let api: Api;
let services: FakeServices;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ api, services, close } = await startApiWithServices());
  await makeResources(api);
});
afterEach(() => close());

const OTHERS = {
  Sid: 'others',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111111111111:root' },
  Action: 'sqs:SendMessage',
  Resource: QUEUE_ARN,
};

async function create(process: Pick<ApiProcess, 'call'>, name: string, ...targets: object[]) {
  const body = { name, cache: 'shop', targets };
  const answer = await process.call('POST', '/api/rules', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

/** The resources of an export other than rules, and what it says. */
async function readPolicies(process: Pick<ApiProcess, 'call'>) {
  const { text, notes, remarks } = await exportAs(process, 'cloudformation');
  const { Resources } = JSON.parse(text['template.json'] ?? '{"Resources":{}}');
  const all: { Type: string; Properties: Record<string, unknown>; Metadata?: object }[] =
    Object.values(Resources);
  return { policies: all.filter(({ Type }) => Type !== 'AWS::Events::Rule'), notes, remarks };
}

const urlOf = (arn: string): Queue => ({
  arn,
  url: `${api.aws.origin}/000000000000/${arn.split(':').at(-1)}`,
});

test('the policy of a queue is exported whole, statements of others included, and says why', async () => {
  await writePolicy(api, urlOf(QUEUE_ARN), [OTHERS]);
  await create(api, 'rule', { type: 'sqs', arn: QUEUE_ARN });
  const { policies, notes } = await readPolicies(api);
  expect(policies).toEqual([
    {
      Type: 'AWS::SQS::QueueInlinePolicy',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Metadata: {
        Comment: expect.stringMatching(/replaces this policy whole.*Keep it in one stack only/),
      },
      Properties: {
        Queue: urlOf(QUEUE_ARN).url,
        PolicyDocument: await readPolicy(api, urlOf(QUEUE_ARN)),
      },
    },
  ]);
  expect(JSON.stringify(policies)).toContain('arn:aws:iam::111111111111:root');
  expect(notes).toEqual([]);
});

test('a policy is exported once, however many rules need it, and that of dead letters too', async () => {
  const target = { type: 'sqs', arn: QUEUE_ARN, deadLetterArn: LETTERS_ARN };
  const fifo = {
    type: 'sqs',
    arn: FIFO_ARN,
    parameters: { SqsParameters: { MessageGroupId: 'all' } },
  };
  await create(api, 'one', target, fifo);
  await create(api, 'two', target);
  const { policies } = await readPolicies(api);
  expect(policies.map(({ Properties }) => Properties['Queue'])).toEqual(
    [QUEUE_ARN, LETTERS_ARN, FIFO_ARN].toSorted().map((arn) => urlOf(arn).url),
  );
});

test('the gateway’s own dead-letter queue is the stack’s, so its policy is not exported', async () => {
  await create(api, 'rule', { type: 'sqs', arn: QUEUE_ARN, deadLetterArn: 'failure-queue' });
  const { policies } = await readPolicies(api);
  expect(policies).toHaveLength(1);
});

test('the policies of topics and log groups are exported', async () => {
  await create(
    api,
    'rule',
    { type: 'sns', arn: 'arn:aws:sns:us-east-1:000000000000:orders' },
    { type: 'logs', arn: GROUP_ARN },
  );
  const { policies, notes } = await readPolicies(api);
  expect(policies).toMatchObject([
    {
      Type: 'AWS::Logs::ResourcePolicy',
      Properties: {
        PolicyName: 'momento-gateway-rules',
        PolicyDocument: expect.stringContaining(`${GROUP_ARN}:*`),
      },
    },
    {
      Type: 'AWS::SNS::TopicInlinePolicy',
      Properties: { TopicArn: 'arn:aws:sns:us-east-1:000000000000:orders' },
    },
  ]);
  expect(notes).toEqual([]);
});

test('a target that lets nobody in, or whose policy is not here, is told and not passed over', async () => {
  const targets = [QUEUE_ARN, 'arn:aws:sqs:us-east-1:111111111111:q'].map((arn) => ({
    type: arn === QUEUE_ARN ? 'sqs' : 'other',
    arn,
    ...(arn !== QUEUE_ARN && { roleArn: 'arn:aws:iam::000000000000:role/events' }),
  }));
  await create(api, 'rule', ...targets);
  await writePolicy(api, urlOf(QUEUE_ARN), []);
  const { policies, notes } = await readPolicies(api);
  expect(policies).toEqual([]);
  expect(notes).toEqual([
    `The policy of ${QUEUE_ARN} is not in the files. No statement allows EventBridge.`,
    expect.stringMatching(
      /^The policy of arn:aws:sqs:us-east-1:111111111111:q is not in the files\. .*account/,
    ),
  ]);
});

test('a policy that does not let the rule in is exported as it is, and is said to be in the files', async () => {
  await create(api, 'rule', { type: 'sqs', arn: QUEUE_ARN });
  await writePolicy(api, urlOf(QUEUE_ARN), [OTHERS]);
  const { policies, notes, remarks } = await readPolicies(api);
  expect(policies).toMatchObject([{ Properties: { PolicyDocument: { Statement: [OTHERS] } } }]);
  expect(notes).toEqual([]);
  expect(remarks).toEqual([expect.stringContaining('It is not certain')]);
});

test('where AWS does not let the policy be read, the rule is exported and that is said', async () => {
  await create(api, 'rule', { type: 'sqs', arn: QUEUE_ARN });
  const failing = failCalls(api.context, { fault: 'denied', at: 'GetQueueAttributesCommand' });
  const { policies, notes } = await readPolicies(api);
  failing.stop();
  expect(policies).toEqual([]);
  expect(notes).toEqual([
    expect.stringMatching(/^The policy of .* is not in the files\. .*AccessDenied/),
  ]);
});

test('a policy in other words, by another name, is not exported as the gateway’s', async () => {
  await create(api, 'rule', { type: 'logs', arn: GROUP_ARN });
  const { logs } = api.context;
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  ];
  for (const [policyName, statements] of [
    ['theirs', Statement],
    ['momento-gateway-rules', []],
  ] as const) {
    const policyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    await logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
  }
  const { policies, notes } = await readPolicies(api);
  expect(policies).toEqual([]);
  expect(notes).toEqual([expect.stringContaining('not this gateway’s')]);
});

const WHO = { kind: 'session', subject: '1', name: 'Ada', groups: [], address: '' } as const;

function asRole(stack: Api, role: 'admin' | 'owner'): void {
  const caller = { ...WHO, roleIn: () => role };
  stack.replaceContext({ callers: { find: async () => caller, canSignOut: true } });
}

describe('of what tenants share', () => {
  let stack: Api;
  let orders: Api;
  let refunds: Api;
  const shared = [
    { type: 'sqs', arn: QUEUE_ARN },
    { type: 'logs', arn: GROUP_ARN },
  ];
  beforeEach(async () => {
    stack = await startApi();
    ({ orders, refunds } = await makeTenants(stack));
    await makeResources(stack);
    await create(orders, 'rule', ...shared);
  });
  afterEach(() => stack.close());

  test('an admin gets policies in which nothing is another tenant’s', async () => {
    asRole(stack, 'admin');
    const { policies, notes } = await readPolicies(orders);
    expect(policies.map(({ Type }) => Type)).toEqual([
      'AWS::Logs::ResourcePolicy',
      'AWS::SQS::QueueInlinePolicy',
    ]);
    expect(notes).toEqual([]);
  });

  test.each([
    ['another tenant', () => refunds],
    ['the stack', () => stack],
  ])('an admin gets none that lets in %s too, and is not told whom', async (_, getOther) => {
    await create(getOther(), 'secret', ...shared);
    asRole(stack, 'admin');
    const answer = await orders.call('GET', '/api/export?format=terraform');
    expect(answer.body.notes).toEqual([
      expect.stringMatching(/log-group.*Ask an owner/),
      expect.stringMatching(/large-orders.*Ask an owner/),
    ]);
    expect(answer.text).not.toMatch(/refunds|secret|rule\/\*/);
    asRole(stack, 'owner');
    expect((await readPolicies(orders)).policies).toHaveLength(2);
  });

  test('the statements of a shared function’s policy are each its own tenant’s, for owners too', async () => {
    const tenants = await makeTenants(api);
    for (const tenant of [api, tenants.orders]) {
      await create(tenant, 'call', { type: 'lambda', arn: FUNCTION_ARN });
    }
    const readSources = async (tenant: Api) =>
      (await readPolicies(tenant)).policies.map(({ Properties }) => Properties['SourceArn']);
    const rules = 'arn:aws:events:us-east-1:000000000000:rule';
    // EventBridge takes the rules of all buses for those of the default one.
    expect(await readSources(tenants.orders)).toEqual([`${rules}/momento-gateway_orders/*`]);
    expect(await readSources(api)).toEqual([`${rules}/*`]);

    services.functionStatements = services.functionStatements.filter(
      ({ Condition }) => !JSON.stringify(Condition).includes('orders'),
    );
    expect(await readPolicies(tenants.orders)).toMatchObject({
      policies: [],
      notes: [expect.stringContaining('belongs to another tenant')],
    });
  });

  test('the policy of a queue that became another tenant’s is as that of one that is not there', async () => {
    const { arn, url } = await makeQueue(orders, 'large');
    await create(orders, 'own', { type: 'sqs', arn });
    const tags = { 'momento-gateway:tenant': 'refunds' };
    await stack.context.sqs.send(new TagQueueCommand({ QueueUrl: url, Tags: tags }));
    const ofForeign = (await exportAs(orders, 'cdk', 'own')).notes;
    await stack.context.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    const ofGone = (await exportAs(orders, 'cdk', 'own')).notes;
    expect(ofForeign).toEqual([expect.stringContaining('There is none with this ARN')]);
    expect(ofForeign).toEqual(ofGone);
  });

  test('rules of another tenant are in no export', async () => {
    await create(refunds, 'theirs', ...shared);
    const { rules, text } = await exportAs(orders, 'terraform');
    expect(rules).toEqual(['rule']);
    expect(text['rules.tf']).not.toContain('theirs');
    const answer = await orders.call('GET', '/api/export?format=cdk&rule=theirs');
    expect(answer.status).toBe(404);
  });
});
