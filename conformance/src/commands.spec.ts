import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { type Api, bindCall } from '@momento-gateway/api/call';
import { createRule, createTarget } from '@momento-gateway/api/rules/rule-operations';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { registerWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { takeMessages } from '@momento-gateway/e2e/aws';
import { bodyOf, postSigned, sign } from '@momento-gateway/e2e/momento';
import { findFreePorts } from '@momento-gateway/e2e/product';
import { afterAll, expect, test } from 'vitest';
import { administrator, reachFunctionUrl } from './target-aws.ts';

const root = dirname(dirname(import.meta.dirname));
const stack = `commands-${randomUUID().slice(0, 8)}`;
const SIGNING_SECRET = 'a-signing-secret-of-momento';

interface Dashboard {
  readonly api: Api;
  readonly child: ChildProcess;
}

let dashboard: Dashboard | undefined;
let webhook: Webhook;
let queue: { readonly url?: string | undefined; readonly arn: string };

afterAll(async () => {
  await endDashboard();
  if (queue) await administrator.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
});

/** Runs a command of the project. @returns its output. */
async function npmRun(name: string, ...args: string[]): Promise<string> {
  const command = ['run', name, '--', '--stack', stack, ...args];
  const { stdout } = await promisify(execFile)('npm', command, { cwd: root, maxBuffer: 1e8 });
  return stdout;
}

async function startDashboard(): Promise<Dashboard> {
  const [port = 0] = await findFreePorts(1);
  const args = ['run', 'dashboard', '--', '--stack', stack, '--port', String(port)];
  const token = randomUUID();
  const child = spawn('npm', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DASHBOARD_TOKEN: token },
  });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('ready')) break;
  const headers = { authorization: `Bearer ${token}` };
  const api = bindCall((path, init) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), ...headers },
    }),
  );
  return { api, child };
}

async function endDashboard(): Promise<void> {
  const { child } = dashboard ?? {};
  dashboard = undefined;
  if (child === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Posts a signed event and expects it on the rule's queue. */
async function expectEventArrives(): Promise<void> {
  const text = randomUUID();
  const body = bodyOf({ cache: 'shop', topic: 'orders', text });
  const { origin } = new URL(webhook.url);
  const url = webhook.url.replace(`${origin}/`, reachFunctionUrl(`${origin}/`));
  expect(await postSigned(url, body, sign(body, SIGNING_SECRET))).toMatchObject({ status: 200 });
  const [event = ''] = await takeMessages(administrator.sqs, queue.url ?? '', 1);
  expect(JSON.parse(event).detail.text).toBe(text);
}

async function listStacks(): Promise<string[]> {
  const { Stacks = [] } = await administrator.cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.map(({ StackName = '' }) => StackName);
}

test('npm run deploy deploys the gateway into an account that is not bootstrapped for the CDK', async () => {
  const printed = await npmRun('deploy', '--yes');
  expect(printed).toMatch(/Function URL +https?:\/\//);
  expect(await listStacks()).toContain(stack);
});

test('npm run dashboard -- --stack registers a webhook and makes a rule; an event arrives', async () => {
  dashboard = await startDashboard();
  const { api } = dashboard;
  webhook = await api(registerWebhook, {
    body: { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: SIGNING_SECRET },
  });
  queue = await api(createTarget, { body: { type: 'sqs', name: stack } });
  await api(createRule, {
    body: { name: stack, cache: 'shop', targets: [{ type: 'sqs', arn: queue.arn }] },
  });
  await expectEventArrives();
});

test('npm run deploy updates the stack, and says so when there are no changes', async () => {
  await npmRun('deploy', '--yes', '--log-retention-days', '30');
  await expectEventArrives();
  expect(await npmRun('deploy', '--yes')).toContain('No changes');
});

test('npm run destroy deletes what it said it would delete, and keeps the rest', async () => {
  await endDashboard();
  const printed = await npmRun('destroy', '--yes', '--delete-rules', '--delete-webhooks');
  expect(printed).toContain(webhook.webhookId);
  const left = await listStacks();
  expect(left).not.toContain(stack);
  expect(left).toContain('CDKToolkit');
  const { Rules = [] } = await administrator.events.send(new ListRulesCommand({}));
  expect(Rules.map(({ Name }) => Name)).not.toContain(stack);
});
