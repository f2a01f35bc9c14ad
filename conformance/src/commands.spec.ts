import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { type Api, bindCall } from '@momento-gateway/api/call';
import { createRule } from '@momento-gateway/api/rules/rule-operations';
import { createTarget } from '@momento-gateway/api/rules/target-operations';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { registerWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { takeMessages } from '@momento-gateway/e2e/aws';
import { bodyOf, postSigned, sign } from '@momento-gateway/e2e/momento';
import { findFreePorts } from '@momento-gateway/e2e/product';
import { afterAll, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { destroyStack } from './destroy-stack.ts';
import { removeLogGroups } from './remove-log-groups.ts';
import { removeTraces } from './remove-traces.ts';
import { root, runCommand } from './run-command.ts';
import { sendUntilItArrives } from './send-until-it-arrives.ts';
import { administrator, isEmulator, reachGateway } from './target-aws.ts';

const stack = `commands-${randomUUID().slice(0, 8)}`;
const SIGNING_SECRET = 'a-signing-secret-of-momento';

interface Dashboard {
  readonly api: Api;
  readonly child: ChildProcess;
}

let dashboard: Dashboard | undefined;
/** The stack keeps it. */
let logGroupNames: readonly string[] = [];
let webhook: Webhook;
let queue: { readonly url?: string | undefined; readonly arn: string };

const cleanup = new Cleanup();
// Whatever a failed test left behind.
cleanup.add('the log groups', () => removeLogGroups(logGroupNames));
cleanup.add('the stack', () => destroyStack(stack));
cleanup.add('what the dashboard made', () => removeTraces(stack, 'default'));
cleanup.add('the dashboard', endDashboard);
afterAll(() => cleanup.run());

const npmRun = (name: string, ...args: string[]) => runCommand(name, ['--stack', stack, ...args]);

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
  const url = webhook.url.replace(`${origin}/`, reachGateway(`${origin}/`));
  const arrived: string[] = [];
  const send = async (): Promise<void> =>
    expect(await postSigned(url, body, sign(body, SIGNING_SECRET))).toMatchObject({ status: 200 });
  await sendUntilItArrives(send, async () => {
    const events = await takeMessages(administrator.sqs, queue.url ?? '', 1);
    arrived.push(...events.map((event) => JSON.parse(event).detail.text));
    return events;
  });
  expect(new Set(arrived)).toEqual(new Set([text]));
}

async function describeStack(): Promise<Stack | undefined> {
  const command = new DescribeStacksCommand({ StackName: stack });
  return (await administrator.cloudFormation.send(command)).Stacks?.[0];
}

async function readLogGroupNames(): Promise<readonly string[]> {
  const { Outputs = [] } = (await describeStack()) ?? {};
  return Outputs.flatMap(({ OutputKey, OutputValue }) =>
    OutputKey?.endsWith('LogGroupName') && OutputValue ? [OutputValue] : [],
  );
}

async function readTags(): Promise<Record<string, string>> {
  const { Tags = [] } = (await describeStack()) ?? {};
  return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

async function listStacks(): Promise<string[]> {
  const { Stacks = [] } = await administrator.cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.map(({ StackName = '' }) => StackName);
}

/** On AWS the account must be bootstrapped already: what is made here is removed again. */
test.runIf(isEmulator)('npm run deploy bootstraps an account only if it is told to', async () => {
  await expect(npmRun('deploy', '--yes')).rejects.toThrow(/--bootstrap/);
  expect(await listStacks()).toEqual([]);
  await npmRun('deploy', '--yes', '--bootstrap', '--no-execute');
  expect(await listStacks()).toContain('CDKToolkit');
  await expect(readLogGroupNames()).resolves.toEqual([]);
});

test('npm run deploy deploys the gateway, without a warning', async () => {
  const printed = await npmRun('deploy', '--yes', '--tag', 'team=orders');
  logGroupNames = await readLogGroupNames();
  expect(printed).toMatch(/Address +https?:\/\//);
  expect(printed).not.toMatch(/not found|could not|not configured|warning/i);
  expect(await readTags()).toEqual({ team: 'orders' });
});

test.runIf(isEmulator)('npm run doctor checks alarms, their topic and the rules', async () => {
  const printed = await npmRun('doctor').catch((error: Error) => error.message);
  expect(printed).toMatch(/✓ Alarms: \d+, all notify their topic/);
  expect(printed).toMatch(/[✓✗–] Alarm topic: its policy/);
  expect(printed).toMatch(/✓ Rules: none match/);
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
  expect(await readTags()).toEqual({ team: 'orders' });
  expect(await npmRun('deploy', '--yes')).toContain('No changes');
});

test('npm run destroy deletes what it said it would delete, and keeps the rest', async () => {
  await endDashboard();
  const printed = await npmRun('destroy', '--yes', '--delete-rules', '--delete-webhooks');
  expect(printed).toContain(webhook.webhookId);
  const left = await listStacks();
  expect(left).not.toContain(stack);
  if (isEmulator) expect(left).toContain('CDKToolkit');
  const { Rules = [] } = await administrator.events.send(new ListRulesCommand({}));
  expect(Rules.map(({ Name }) => Name)).not.toContain(stack);
});
