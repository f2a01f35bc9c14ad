import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { findFreePort } from '../start/find-free-port.ts';
import { diagnose } from './diagnose.ts';
import { findLocalPatient } from './find-patient.ts';
import { type Finding, formatFinding } from './finding.ts';
import type { Patient } from './patient.ts';
import { runCanary } from './run-canary.ts';
import { BUS, type RunningProduct, startRunningProduct } from './testing/start-running-product.ts';

let product: RunningProduct;
beforeAll(async () => {
  product = await startRunningProduct();
}, 300_000);
afterAll(() => product?.close());

/** What was planted, taken away again. */
const healing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const heal of healing.splice(0).reverse()) await heal();
});

const find = () => findLocalPatient(product.environment);

async function collect(findings: AsyncIterable<Finding>): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of findings) lines.push(formatFinding(finding));
  return lines;
}

/** What is wrong, looked at from outside. */
async function listProblems(patient?: Patient): Promise<string[]> {
  const lines = await collect(diagnose(patient ?? (await find())));
  return lines.filter((line) => line.startsWith('✗'));
}

const neverAborted = new AbortController().signal;
const canary = async (signal = neverAborted) => collect(runCanary(await find(), { signal }));

/** Runs the command itself. */
async function runDoctor(...args: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(
    process.execPath,
    ['scripts/bootstrap.mjs', 'scripts/doctor/main.ts', ...args],
    { cwd: root, env: product.environment },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  return (await find()).api.call<Answer>(method, path, body);
}

interface Queue {
  readonly arn: string;
  readonly url: string;
}

async function makeQueue(name: string): Promise<Queue> {
  const queue = await call<Queue>('POST', '/targets', { type: 'sqs', name });
  healing.push(() =>
    product.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url })).catch(() => {}),
  );
  return queue;
}

async function makeRule(target: object): Promise<void> {
  await call('POST', '/rules', { name: 'orders', cache: 'shop', targets: [target] });
  healing.push(() => call('DELETE', '/rules/orders'));
}

async function makeWebhook(topic = 'orders'): Promise<string> {
  const { webhookId } = await call<{ webhookId: string }>('POST', '/webhooks', {
    name: 'Orders',
    cache: 'shop',
    topic,
    signingSecret: 'secret',
  });
  healing.push(() => call('DELETE', `/webhooks/${webhookId}`));
  return webhookId;
}

async function putRules(count: number, pattern: object): Promise<void> {
  const names = Array.from({ length: count }, (_, place) => `many-${place}`);
  for (const Name of names) {
    await product.events.send(
      new PutRuleCommand({ Name, EventBusName: BUS, EventPattern: JSON.stringify(pattern) }),
    );
  }
  healing.push(async () => {
    for (const Name of names) {
      await product.events.send(new DeleteRuleCommand({ Name, EventBusName: BUS }));
    }
  });
}

/** Changes an attribute of the failure queue, until the test is over. */
async function changeFailureQueue(name: 'Policy' | 'MessageRetentionPeriod', value: string) {
  const QueueUrl = (await find()).gateway.failureQueue.url;
  const { Attributes = {} } = await product.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }),
  );
  const set = (Value = '') =>
    product.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: Value } }));
  await set(value);
  healing.push(() => set(Attributes[name]));
}

/** The dashboard remembers for two seconds whether there is a bus. */
async function waitForBus(found: boolean): Promise<void> {
  const look = async () => (await find()).gateway.bus.found;
  await expect.poll(look, { timeout: 10_000, interval: 200 }).toBe(found);
}

test('a gateway that is well has nothing wrong, and the exit code says so', async () => {
  const queue = await makeQueue('well');
  await makeRule({ type: 'sqs', arn: queue.arn });
  await makeWebhook();
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
      const { arn, url: QueueUrl } = await makeQueue('closed');
      await makeRule({ type: 'sqs', arn });
      await product.sqs.send(
        new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }),
      );
    },
    /Rule orders → \S+:closed: its queue policy does not let the rule in/,
  ],
  [
    'a target that is gone',
    async () => {
      const { arn, url: QueueUrl } = await makeQueue('gone');
      await makeRule({ type: 'sqs', arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
    /Rule orders → \S+:gone: There is no such target/,
  ],
  [
    'a rule without a target',
    () => putRules(1, { source: ['Momento'] }),
    /Rule many-0: it has no target/,
  ],
  [
    'a target without a dead-letter queue',
    async () => {
      const { arn } = await makeQueue('careless');
      await makeRule({ type: 'sqs', arn, deadLetterArn: null });
    },
    /Rule orders → \S+:careless: no dead-letter queue/,
  ],
  [
    'a dead-letter queue that is gone',
    async () => {
      const { arn } = await makeQueue('target');
      const dead = await makeQueue('dead');
      await makeRule({ type: 'sqs', arn, deadLetterArn: dead.arn });
      await product.sqs.send(new DeleteQueueCommand({ QueueUrl: dead.url }));
    },
    /Rule orders → dead-letter queue \S+:dead: There is no such target/,
  ],
  [
    'a failure queue that keeps the rules out',
    () => changeFailureQueue('Policy', ''),
    new RegExp(`Failure queue: its policy keeps the rules of the bus ${BUS} out.*rule/${BUS}/\\*`),
  ],
  [
    'a failure queue that forgets too soon',
    () => changeFailureQueue('MessageRetentionPeriod', '345600'),
    /Failure queue: keeps failures for 4 days, not for 14 days/,
  ],
  [
    'a failure that waits',
    async () => {
      const webhookId = await makeWebhook();
      await product.setFault('PutEvents');
      await call('POST', `/webhooks/${webhookId}/test`, {});
      await product.setFault(undefined);
      healing.push(() => call('POST', '/failures/delete', { all: true }));
    },
    /Failures: 1 waits, the oldest for \d+ second/,
  ],
  [
    'a detail-type that EventBridge does not take',
    () => makeWebhook('x'.repeat(124)),
    /Webhook Orders .*: its detail-type has 129 characters, EventBridge takes 128/,
  ],
  [
    'a bus that is nearly full',
    () => putRules(240, { source: ['elsewhere'] }),
    /Quota: 240 of the 300 rules that a bus can have/,
  ],
  [
    'a bus with nearly as many wildcards as it can have',
    () => putRules(24, { source: ['elsewhere'], detail: { id: [{ wildcard: 'a*z' }] } }),
    /Quota: 24 of the 30 rules with wildcards/,
  ],
  [
    'a bus that is gone',
    async () => {
      await product.events.send(new DeleteEventBusCommand({ Name: BUS }));
      healing.push(async () => {
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
  healing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as { port: number };
  const patient = await find();
  const gateway = { ...patient.gateway, functionUrl: `http://127.0.0.1:${port}/` };
  expect(await listProblems({ ...patient, gateway })).toEqual([expect.stringMatching(problem)]);
});

test('a gateway that is down is found', async () => {
  const patient = await find();
  const gateway = { ...patient.gateway, functionUrl: `http://127.0.0.1:${await findFreePort()}/` };
  expect(await listProblems({ ...patient, gateway })).toEqual([
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
    rules: (await call<{ quotas: unknown }>('GET', '/rules')).quotas,
    failures: (await call<{ total: number }>('GET', '/failures')).total,
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
    healing.push(() => product.setFault(undefined));
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
  await expect(findLocalPatient({ DASHBOARD_PORT: '1' })).rejects.toThrow(
    /npm start.*DASHBOARD_PORT/,
  );
});
