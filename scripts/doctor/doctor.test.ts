import { createServer } from 'node:http';
import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import {
  DeleteQueueCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { Api } from '@momento-gateway/api/call';
import { deleteFailures, listFailures } from '@momento-gateway/api/failures/failure-operations';
import { createRule, deleteRule, listRules } from '@momento-gateway/api/rules/rule-operations';
import { createTarget } from '@momento-gateway/api/rules/target-operations';
import { createTenant, removeTenant } from '@momento-gateway/api/tenants/tenant-operations';
import type { WebhookPage } from '@momento-gateway/api/webhooks/webhook';
import { listWebhooks, sendTestEvent } from '@momento-gateway/api/webhooks/webhook-operations';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../start/find-free-port.ts';
import { runScript } from '../testing/run-script.ts';
import { diagnose } from './diagnose.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { findLocalTarget } from './find-doctor-target.ts';
import { type Finding, formatFinding } from './finding.ts';
import { runCanary } from './run-canary.ts';
import { createFixtures, type Fixtures } from './testing/create-fixtures.ts';
import { BUS, type RunningProduct, startRunningProduct } from './testing/start-running-product.ts';

let product: RunningProduct;
let fixtures: Fixtures;
beforeAll(async () => {
  product = await startRunningProduct();
  fixtures = createFixtures(product);
}, 300_000);
afterAll(() => product?.close());

afterEach(() => fixtures?.cleanUp());

const neverAborted = new AbortController().signal;
const find = () => findLocalTarget(product.environment);

const runDoctor = (...args: readonly string[]) =>
  runScript('scripts/doctor/main.ts', args, product.environment);

async function collect(findings: AsyncIterable<Finding>): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of findings) lines.push(formatFinding(finding));
  return lines;
}

/** The problems that the doctor finds. */
async function listProblems(target?: DoctorTarget): Promise<string[]> {
  const lines = await collect(diagnose(target ?? (await find()), neverAborted));
  return lines.filter((line) => line.startsWith('✗'));
}

const canary = async (signal = neverAborted) => collect(runCanary(await find(), { signal }));

/** The dashboard caches for two seconds whether the bus exists. */
async function waitForBus(found: boolean): Promise<void> {
  const look = async () => (await find()).gateway.bus.found;
  await expect.poll(look, { timeout: 10_000, interval: 200 }).toBe(found);
}

const RULES = `arn:aws:events:us-east-1:000000000000:rule/${BUS}/*`;

function policyOf(statement: object): string {
  const sending = { Action: 'sqs:SendMessage', Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...sending, ...statement }] });
}

const ALLOW_ALL = JSON.stringify({ redrivePermission: 'allowAll' });

const denyAllButRules = () =>
  policyOf({
    Effect: 'Deny',
    Principal: '*',
    Condition: { ArnNotLike: { 'aws:SourceArn': RULES } },
  });

const allowEventBridge = () =>
  policyOf({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } });

test('a detail-type that EventBridge does not accept is the only problem found', async () => {
  await fixtures.registerWebhook();
  const target = await find();
  // The API refuses such a topic; a webhook may have one from before, or by hand.
  const api = (async (...call: Parameters<Api>) => {
    const answer = await target.api(...call);
    if (call[0] !== listWebhooks) return answer;
    const { webhooks, ...rest } = answer as WebhookPage;
    const detailType = `shop#${'x'.repeat(124)}`;
    return { ...rest, webhooks: webhooks.map((webhook) => ({ ...webhook, detailType })) };
  }) as Api;
  expect(await listProblems({ ...target, api })).toEqual([
    expect.stringMatching(
      /Webhook Orders .*: its detail-type has 129 characters and EventBridge accepts 128/,
    ),
  ]);
});

test('a healthy gateway has no problems, and the exit code is 0', async () => {
  const queue = await fixtures.createQueue('well');
  await fixtures.createRule({ type: 'sqs', arn: queue.arn });
  await fixtures.registerWebhook();
  const { code, printed } = await runDoctor('--local');
  expect(printed).toContain('✓ Address: the gateway answers');
  expect(printed).toContain('✓ Rules: 1 for Momento’s events');
  expect(printed).toContain('✓ Webhooks: 1 registered');
  expect(printed).toContain('✓ Quota: 1 of 300 rules');
  expect(printed).not.toContain('✗');
  expect(code).toBe(0);
}, 120_000);

test.each<[fault: string, setUp: () => Promise<unknown>, problem: RegExp]>([
  [
    'a target without permission',
    async () => {
      const { arn, url: QueueUrl } = await fixtures.createQueue('closed');
      await fixtures.createRule({ type: 'sqs', arn });
      await product.sqs.send(
        new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }),
      );
    },
    /Rule orders → \S+:closed: its queue policy does not allow the rule/,
  ],
  [
    'a target that does not exist',
    async () => {
      const { arn, url: QueueUrl } = await fixtures.createQueue('gone');
      await fixtures.createRule({ type: 'sqs', arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
    /Rule orders → \S+:gone: There is no such target/,
  ],
  [
    'a rule without a target',
    () => fixtures.putRules(1, { source: ['Momento'] }),
    /Rule many-0: no targets/,
  ],
  [
    'a target without a dead-letter queue',
    async () => {
      const { arn } = await fixtures.createQueue('unprotected');
      await fixtures.createRule({ type: 'sqs', arn, deadLetterArn: null });
    },
    /Rule orders → \S+:unprotected: no dead-letter queue/,
  ],
  [
    'a dead-letter queue that does not exist',
    async () => {
      const { arn } = await fixtures.createQueue('target');
      const dead = await fixtures.createQueue('dead');
      await fixtures.createRule({ type: 'sqs', arn, deadLetterArn: dead.arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl: dead.url }));
    },
    /Rule orders → dead-letter queue \S+:dead: There is no such target/,
  ],
  [
    'a dead-letter queue that does not allow the rules',
    () => fixtures.changeQueue('deadLetterQueue', 'Policy', denyAllButRules()),
    new RegExp(
      `Dead-letter queue: its policy does not allow rules on the bus ${BUS}.*rule/${BUS}/\\*`,
    ),
  ],
  [
    'a dead-letter queue to which others can send',
    () => fixtures.changeQueue('deadLetterQueue', 'Policy', allowEventBridge()),
    new RegExp(`Dead-letter queue: not only rules on the bus ${BUS} can send to it.*ArnNotLike`),
  ],
  [
    'a parked queue to which others can send',
    () => fixtures.changeQueue('parkedQueue', 'Policy', ''),
    /Parked queue: not only the function can send to it.*role\/momento-gateway/,
  ],
  [
    'a parked queue that other queues can use as their dead-letter queue',
    () => fixtures.changeQueue('parkedQueue', 'RedriveAllowPolicy', ALLOW_ALL),
    /Parked queue: other queues can use it as their dead-letter queue.*denyAll/,
  ],
  [
    'a dead-letter queue that other queues can use as theirs',
    () => fixtures.changeQueue('deadLetterQueue', 'RedriveAllowPolicy', ALLOW_ALL),
    /Dead-letter queue: other queues can use it as their dead-letter queue.*denyAll/,
  ],
  [
    'a parked queue with a short retention',
    () => fixtures.changeQueue('parkedQueue', 'MessageRetentionPeriod', '345600'),
    /Parked queue: keeps events for 4 days instead of 14 days/,
  ],
  [
    'a dead-letter queue with a short retention',
    () => fixtures.changeQueue('deadLetterQueue', 'MessageRetentionPeriod', '345600'),
    /Dead-letter queue: keeps events for 4 days instead of 14 days/,
  ],
  [
    'a held queue to which others can send',
    () => fixtures.changeQueue('heldQueue', 'Policy', ''),
    /Held queue: not only the function can send to it.*role\/momento-gateway/,
  ],
  [
    'a held queue that other queues can use as their dead-letter queue',
    () => fixtures.changeQueue('heldQueue', 'RedriveAllowPolicy', ALLOW_ALL),
    /Held queue: other queues can use it as their dead-letter queue.*denyAll/,
  ],
  [
    'a held queue with a long retention',
    () => fixtures.changeQueue('heldQueue', 'MessageRetentionPeriod', '345600'),
    /Held queue: keeps calls for 4 days instead of 1 day .*MessageRetentionPeriod=86400/,
  ],
  [
    'a failure',
    async () => {
      const webhookId = await fixtures.registerWebhook();
      await product.setFault('PutEvents');
      await fixtures.api(sendTestEvent, { params: { webhookId }, body: {} });
      await product.setFault(undefined);
      fixtures.onCleanUp(() => fixtures.api(deleteFailures, { body: { all: true } }));
    },
    /Failures: 1, the oldest \d+ seconds? old/,
  ],
  [
    'a bus near its quota of rules',
    () => fixtures.putRules(240, { source: ['elsewhere'] }),
    /Quota: 240 of 300 rules per bus/,
  ],
  [
    'a bus near its quota of rules with wildcards',
    () => fixtures.putRules(24, { source: ['elsewhere'], detail: { id: [{ wildcard: 'a*z' }] } }),
    /Quota: 24 of 30 rules with wildcards per bus/,
  ],
  [
    'a bus that does not exist',
    async () => {
      await product.events.send(new DeleteEventBusCommand({ Name: BUS }));
      fixtures.onCleanUp(async () => {
        await product.events.send(new CreateEventBusCommand({ Name: BUS }));
        await waitForBus(true);
      });
      await waitForBus(false);
    },
    /Bus doctor: not available {2}→ There is no event bus “doctor”/,
  ],
])(
  '%s is the only problem found',
  async (_, setUp, problem) => {
    await setUp();
    expect(await listProblems()).toEqual([expect.stringMatching(problem)]);
  },
  120_000,
);

test.each<[status: number, body: string, problem: RegExp]>([
  [403, '{"Message":"Forbidden"}', /AWS answers 403.*lambda:InvokeFunctionUrl/],
  [404, '{"Message":null}', /AWS answers 404.*deploy the stack again/],
  [429, '{"Reason":"ConcurrentInvocationLimitExceeded"}', /AWS answers 429.*concurrency/],
  [500, '{"message":"Internal Server Error"}', /AWS answers 500.*HTTP API may not invoke/],
  [502, 'Internal Server Error', /AWS answers 502.*log/],
  [200, '<html>', /unexpected status 200/],
])(
  'an address that answers %i instead of the gateway is a problem',
  async (status, body, problem) => {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    fixtures.onCleanUp(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as { port: number };
    const target = await find();
    const gateway = { ...target.gateway, gatewayUrl: `http://127.0.0.1:${port}/` };
    expect(await listProblems({ ...target, gateway })).toEqual([expect.stringMatching(problem)]);
  },
);

test('a gateway that does not answer is a problem', async () => {
  const target = await find();
  const gateway = { ...target.gateway, gatewayUrl: `http://127.0.0.1:${await findFreePort()}/` };
  expect(await listProblems({ ...target, gateway })).toEqual([
    expect.stringMatching(/Address: no answer from/),
  ]);
});

/** Queues, rules, failures, and secrets, including those scheduled for deletion. */
async function listResources(): Promise<unknown> {
  const { secrets } = await find();
  const { SecretList } = await secrets.send(
    new ListSecretsCommand({ IncludePlannedDeletion: true }),
  );
  return {
    rules: (await fixtures.api(listRules, {})).quotas,
    failures: (await fixtures.api(listFailures, { query: {} })).total,
    secrets: SecretList?.filter(({ Description }) => Description?.includes('canary')),
    queues: (await product.sqs.send(new ListQueuesCommand({}))).QueueUrls,
  };
}

test('the canary times each hop and leaves no resources', async () => {
  const before = await listResources();
  const { code, printed } = await runDoctor('--local', '--canary');
  expect(printed).toMatch(/✓ Canary: published, answered after \d+ ms/);
  expect(printed).toMatch(/✓ Canary: on the queue after \d+ ms/);
  expect(printed).toMatch(/✓ Canary: an event that its target denied is in the dead-letter queue/);
  expect(printed).toContain('✓ Canary: its line is in the log');
  expect(printed).toContain('✓ Canary: CloudWatch counts it in the metric Published');
  expect(code).toBe(0);
  expect(await listResources()).toEqual(before);
}, 120_000);

test.each([
  ['PutEvents', /✗ Canary: the bus did not accept the event .*parked/],
  ['GetSecretValue', /✗ Canary: could not be sent/],
  ['CreateSecret', /✗ Canary: could not be sent/],
  ['PutRule', /✗ Canary: could not be sent/],
])(
  'a canary that fails at %s says where, and leaves no resources',
  async (operation, problem) => {
    const before = await listResources();
    await product.setFault(operation);
    fixtures.onCleanUp(() => product.setFault(undefined));
    const lines = await canary();
    expect(lines).toContainEqual(expect.stringMatching(problem));
    await product.setFault(undefined);
    expect(await listResources()).toEqual(before);
  },
  120_000,
);

test('an interrupted canary leaves no resources, and no dead letter', async () => {
  const before = await listResources();
  const ending = new AbortController();
  const findings = runCanary(await find(), { signal: ending.signal });
  expect((await findings.next()).value).toMatchObject({ state: 'ok' });
  ending.abort(new Error('Interrupted.'));
  await expect(findings.next()).rejects.toThrow('Interrupted.');
  expect(await listResources()).toEqual(before);
}, 120_000);

test('a gateway whose dead-letter queue takes no dead letters is a problem for the canary', async () => {
  const deny = policyOf({ Effect: 'Deny', Principal: '*' });
  await fixtures.changeQueue('deadLetterQueue', 'Policy', deny);
  const target = await find();
  const findings = runCanary(target, { signal: neverAborted, arrivalMs: 3_000, resendMs: 1_000 });
  expect(await collect(findings)).toContainEqual(
    expect.stringMatching(/^✗ Canary: .* not in the dead-letter queue within 3 s/),
  );
}, 120_000);

test('what is wrong in a tenant is found and named with it', async () => {
  const { api, apiOf } = await find();
  await api(createTenant, { body: { name: 'orders' } });
  fixtures.onCleanUp(() => api(removeTenant, { params: { tenantName: 'orders' } }));
  const ofTenant = apiOf('orders');
  const queue = await ofTenant(createTarget, { body: { type: 'sqs', name: 'theirs' } });
  await ofTenant(createRule, {
    body: { name: 'theirs', cache: 'shop', targets: [{ type: 'sqs', arn: queue.arn }] },
  });
  fixtures.onCleanUp(() => ofTenant(deleteRule, { params: { name: 'theirs' }, query: {} }));
  await product.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
  expect(await listProblems()).toEqual([
    expect.stringMatching(/^✗ Tenant orders: Rule theirs → \S+__theirs: There is no such target/),
  ]);
  const ofDefault = await runDoctor('--local', '--tenant', 'default');
  expect(ofDefault.printed).toMatch(/^✓ Rules: none/m);
  expect([ofDefault.code, ofDefault.printed]).toEqual([0, expect.not.stringContaining('orders')]);
  const ofOrders = await runDoctor('--local', '--tenant', 'orders');
  expect(ofOrders.printed).toMatch(/^✓ Tenant orders: Failures: none/m);
  expect([ofOrders.code, ofOrders.printed]).toEqual([1, expect.not.stringContaining('Address')]);
}, 120_000);

test('without a running product the error says how to start it', async () => {
  await expect(findLocalTarget({ DASHBOARD_PORT: '1' })).rejects.toThrow(
    /npm start.*DASHBOARD_PORT/,
  );
});
