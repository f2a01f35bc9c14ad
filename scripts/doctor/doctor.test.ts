import { createServer } from 'node:http';
import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import {
  DeleteQueueCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../start/find-free-port.ts';
import { runScript } from '../testing/run-script.ts';
import { diagnose } from './diagnose.ts';
import { findLocalSubject } from './find-subject.ts';
import { type Finding, formatFinding } from './finding.ts';
import { runCanary } from './run-canary.ts';
import type { Subject } from './subject.ts';
import { createPlanter, type Planter } from './testing/create-planter.ts';
import { BUS, type RunningProduct, startRunningProduct } from './testing/start-running-product.ts';

let product: RunningProduct;
let planter: Planter;
beforeAll(async () => {
  product = await startRunningProduct();
  planter = createPlanter(product);
}, 300_000);
afterAll(() => product?.close());

afterEach(() => planter?.repair());

const neverAborted = new AbortController().signal;
const find = () => findLocalSubject(product.environment);

const runDoctor = (...args: readonly string[]) =>
  runScript('scripts/doctor/main.ts', args, product.environment);

async function collect(findings: AsyncIterable<Finding>): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of findings) lines.push(formatFinding(finding));
  return lines;
}

/** What is wrong, looked at from outside. */
async function listProblems(subject?: Subject): Promise<string[]> {
  const lines = await collect(diagnose(subject ?? (await find()), neverAborted));
  return lines.filter((line) => line.startsWith('✗'));
}

const canary = async (signal = neverAborted) => collect(runCanary(await find(), { signal }));

/** The dashboard remembers for two seconds whether there is a bus. */
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

test('a gateway that is well has nothing wrong, and the exit code says so', async () => {
  const queue = await planter.makeQueue('well');
  await planter.makeRule({ type: 'sqs', arn: queue.arn });
  await planter.makeWebhook();
  const { code, printed } = await runDoctor('--local');
  expect(printed).toContain('✓ Function URL: the gateway answers');
  expect(printed).toContain('✓ Rules: 1 for Momento');
  expect(printed).toContain('✓ Webhooks: 1 registered');
  expect(printed).toContain('✓ Quota: 1 of the 300 rules');
  expect(printed).not.toContain('✗');
  expect(code).toBe(0);
}, 60_000);

test.each<[fault: string, plant: () => Promise<unknown>, problem: RegExp]>([
  [
    'a target without permission',
    async () => {
      const { arn, url: QueueUrl } = await planter.makeQueue('closed');
      await planter.makeRule({ type: 'sqs', arn });
      await product.sqs.send(
        new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }),
      );
    },
    /Rule orders → \S+:closed: its queue policy does not let the rule in/,
  ],
  [
    'a target that is gone',
    async () => {
      const { arn, url: QueueUrl } = await planter.makeQueue('gone');
      await planter.makeRule({ type: 'sqs', arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
    /Rule orders → \S+:gone: There is no such target/,
  ],
  [
    'a rule without a target',
    () => planter.putRules(1, { source: ['Momento'] }),
    /Rule many-0: it has no target/,
  ],
  [
    'a target without a dead-letter queue',
    async () => {
      const { arn } = await planter.makeQueue('careless');
      await planter.makeRule({ type: 'sqs', arn, deadLetterArn: null });
    },
    /Rule orders → \S+:careless: no dead-letter queue/,
  ],
  [
    'a dead-letter queue that is gone',
    async () => {
      const { arn } = await planter.makeQueue('target');
      const dead = await planter.makeQueue('dead');
      await planter.makeRule({ type: 'sqs', arn, deadLetterArn: dead.arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl: dead.url }));
    },
    /Rule orders → dead-letter queue \S+:dead: There is no such target/,
  ],
  [
    'a dead-letter queue that does not allow the rules',
    () => planter.changeQueue('deadLetterQueue', 'Policy', denyAllButRules()),
    new RegExp(
      `Dead-letter queue: its policy does not allow the rules of the bus ${BUS}.*rule/${BUS}/\\*`,
    ),
  ],
  [
    'a dead-letter queue to which others can send',
    () => planter.changeQueue('deadLetterQueue', 'Policy', allowEventBridge()),
    new RegExp(
      `Dead-letter queue: others than the rules of the bus ${BUS} can send to it.*ArnNotLike`,
    ),
  ],
  [
    'a parked queue to which others can send',
    () => planter.changeQueue('parkedQueue', 'Policy', ''),
    /Parked queue: others than the function can send to it.*role\/momento-gateway/,
  ],
  [
    'a parked queue to which SQS moves the messages of others',
    () => planter.changeQueue('parkedQueue', 'RedriveAllowPolicy', ALLOW_ALL),
    /Parked queue: other queues can have it as their dead-letter queue.*denyAll/,
  ],
  [
    'a dead-letter queue to which SQS moves the messages of others',
    () => planter.changeQueue('deadLetterQueue', 'RedriveAllowPolicy', ALLOW_ALL),
    /Dead-letter queue: other queues can have it as their dead-letter queue.*denyAll/,
  ],
  [
    'a parked queue that forgets too soon',
    () => planter.changeQueue('parkedQueue', 'MessageRetentionPeriod', '345600'),
    /Parked queue: keeps events for 4 days, not for 14 days/,
  ],
  [
    'a dead-letter queue that forgets too soon',
    () => planter.changeQueue('deadLetterQueue', 'MessageRetentionPeriod', '345600'),
    /Dead-letter queue: keeps events for 4 days, not for 14 days/,
  ],
  [
    'a failure that waits',
    async () => {
      const webhookId = await planter.makeWebhook();
      await product.setFault('PutEvents');
      await planter.call('POST', `/webhooks/${webhookId}/test`, {});
      await product.setFault(undefined);
      planter.onRepair(() => planter.call('POST', '/failures/delete', { all: true }));
    },
    /Failures: 1 waits, the oldest for \d+ second/,
  ],
  [
    'a detail-type that EventBridge does not take',
    () => planter.makeWebhook('x'.repeat(124)),
    /Webhook Orders .*: its detail-type has 129 characters, EventBridge takes 128/,
  ],
  [
    'a bus that is nearly full',
    () => planter.putRules(240, { source: ['elsewhere'] }),
    /Quota: 240 of the 300 rules that a bus can have/,
  ],
  [
    'a bus with nearly as many wildcards as it can have',
    () => planter.putRules(24, { source: ['elsewhere'], detail: { id: [{ wildcard: 'a*z' }] } }),
    /Quota: 24 of the 30 rules with wildcards/,
  ],
  [
    'a bus that is gone',
    async () => {
      await product.events.send(new DeleteEventBusCommand({ Name: BUS }));
      planter.onRepair(async () => {
        await product.events.send(new CreateEventBusCommand({ Name: BUS }));
        await waitForBus(true);
      });
      await waitForBus(false);
    },
    /Bus doctor: it cannot be used {2}→ There is no event bus “doctor”/,
  ],
])(
  '%s is found, and nothing else',
  async (_, plant, problem) => {
    await plant();
    expect(await listProblems()).toEqual([expect.stringMatching(problem)]);
  },
  60_000,
);

test.each<[status: number, body: string, problem: RegExp]>([
  [403, '{"Message":"Forbidden"}', /AWS answers 403.*lambda:InvokeFunctionUrl/],
  [404, '{"Message":null}', /AWS answers 404.*deploy it again/],
  [429, '{"Reason":"ConcurrentInvocationLimitExceeded"}', /AWS answers 429.*concurrency/],
  [502, 'Internal Server Error', /AWS answers 502.*log/],
  [200, '<html>', /200 was not expected/],
])('%i instead of the gateway is found at the Function URL', async (status, body, problem) => {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  planter.onRepair(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as { port: number };
  const subject = await find();
  const gateway = { ...subject.gateway, functionUrl: `http://127.0.0.1:${port}/` };
  expect(await listProblems({ ...subject, gateway })).toEqual([expect.stringMatching(problem)]);
});

test('a gateway that is down is found', async () => {
  const subject = await find();
  const gateway = { ...subject.gateway, functionUrl: `http://127.0.0.1:${await findFreePort()}/` };
  expect(await listProblems({ ...subject, gateway })).toEqual([
    expect.stringMatching(/Function URL: no answer from/),
  ]);
});

/** Queues, rules, webhooks and failures, and secrets that are still to be restored. */
async function takeStock(): Promise<unknown> {
  const { secrets } = await find();
  const { SecretList } = await secrets.send(
    new ListSecretsCommand({ IncludePlannedDeletion: true }),
  );
  return {
    rules: (await planter.call<{ quotas: unknown }>('GET', '/rules')).quotas,
    failures: (await planter.call<{ total: number }>('GET', '/failures')).total,
    secrets: SecretList?.filter(({ Description }) => Description?.includes('canary')),
    queues: (await product.sqs.send(new ListQueuesCommand({}))).QueueUrls,
  };
}

test('the canary times each hop and leaves nothing behind', async () => {
  const before = await takeStock();
  const { code, printed } = await runDoctor('--local', '--canary');
  expect(printed).toMatch(/✓ Canary: sent, and answered after \d+ ms/);
  expect(printed).toMatch(/✓ Canary: on the queue after \d+ ms/);
  expect(code).toBe(0);
  expect(await takeStock()).toEqual(before);
}, 60_000);

test.each([
  ['PutEvents', /✗ Canary: the bus did not take the event .*parked/],
  ['GetSecretValue', /✗ Canary: could not be sent/],
  ['CreateSecret', /✗ Canary: could not be sent/],
  ['PutRule', /✗ Canary: could not be sent/],
])(
  'a canary that fails at %s says where, and leaves nothing behind',
  async (operation, problem) => {
    const before = await takeStock();
    await product.setFault(operation);
    planter.onRepair(() => product.setFault(undefined));
    const lines = await canary();
    expect(lines).toContainEqual(expect.stringMatching(problem));
    await product.setFault(undefined);
    expect(await takeStock()).toEqual(before);
  },
  60_000,
);

test('an interrupted canary leaves nothing behind', async () => {
  const before = await takeStock();
  const ending = new AbortController();
  const findings = runCanary(await find(), { signal: ending.signal });
  expect((await findings.next()).value).toMatchObject({ state: 'ok' });
  ending.abort(new Error('Interrupted.'));
  await expect(findings.next()).rejects.toThrow('Interrupted.');
  expect(await takeStock()).toEqual(before);
}, 60_000);

test('without a product it says how to start one', async () => {
  await expect(findLocalSubject({ DASHBOARD_PORT: '1' })).rejects.toThrow(
    /npm start.*DASHBOARD_PORT/,
  );
});
