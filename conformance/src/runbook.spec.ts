import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { bodyOf, postSigned, sign } from '@momento-gateway/e2e/momento';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowFunctionSessions } from './allow-function-sessions.ts';
import { Cleanup } from './cleanup.ts';
import { type DocumentedBlock, readDocumentedBlocks } from './documented-blocks.ts';
import { RolePolicy } from './role-policy.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator, isEmulator, reachGateway } from './target-aws.ts';

const cleanup = new Cleanup();
const root = dirname(dirname(import.meta.dirname));
const SIGNING_SECRET = 'a-signing-secret-of-momento';
const blocks = readDocumentedBlocks(await readFile(join(root, 'docs/runbook.md'), 'utf8'));
const [setUp, ...others] = blocks as [DocumentedBlock, ...DocumentedBlock[]];

/**
 * What a command prints at least, in a stack with a published, a refused, a parked and a lost event.
 * The first pattern finds the command.
 */
const PRINTED: readonly (readonly [command: RegExp, printed: RegExp])[] = [
  [/"lost"/, /"message":"lost"/],
  [/"rejected"/, /"reason":"wrong-signature"/],
  [/"parked"/, /"message":"parked"/],
  [/"\$PARKED"/, /"[1-9]/],
  [/"\$DEAD_LETTERS"/, /"0"/],
  [/get-account-settings/, /ConcurrentExecutions/],
  [/describe-event-bus/, /"Arn"/],
  [/--(?:request|message) \S+$/m, /Published to the bus/],
  [/npm run explain/, /The bus did not take the event: the function’s role may not/],
  [/WEBHOOK_ID/, /webhook|"ARN"/i],
  // On an emulator the doctor cannot reach a Function URL by its name, and says so.
  [/npm run doctor/, /✓/],
];

const VARIABLES = ['BUS', 'DEAD_LETTERS', 'LOG_GROUP', 'PARKED', 'FUNCTION', 'HOUR_AGO'];

let stack: DeployedStack;
/** The variables that the page tells its reader to fill in. */
let values: Record<string, string>;
/** Defines the variables and functions of the page's first block. */
let prepared: string;

beforeAll(async () => {
  const template = await readFile(join(root, 'momento-gateway.template.json'), 'utf8');
  const name = `runbook-${randomUUID().slice(0, 8)}`;
  const parameters = {
    MomentoSecretString: SIGNING_SECRET,
    WebhookCache: 'shop',
    WebhookTopic: 'orders',
  };
  stack = await deployStack({ name, template, parameters }, cleanup);
  await allowFunctionSessions(stack);
  const role = await RolePolicy.read(await stack.findResource('AWS::IAM::Role'), 'Gateway');
  await postUntil(200);
  await postUntil(403, 'another secret');
  let lost = '';
  await role.without(['events:PutEvents', 'sqs:SendMessage'], async () => {
    lost = (await postUntil(500)).requestId;
  });
  await role.without(['events:PutEvents'], async () => {
    await postUntil(202);
  });
  const { Messages: [parked] = [] } = await administrator.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: stack.outputs.ParkedQueueUrl, VisibilityTimeout: 0 }),
  );
  values = {
    REQUEST_ID: lost,
    MESSAGE_ID: parked?.MessageId ?? '',
    WEBHOOK_ID: stack.outputs.WebhookUrl.split('/').at(-1) ?? '',
    RULE: stack.name,
  };
  await administrator.events.send(
    new PutRuleCommand({ Name: stack.name, EventPattern: '{"source": ["Momento"]}' }),
  );
  const first = setUp.commands.replace(/^export STACK=.*$/m, `export STACK=${stack.name}`);
  const { printed } = await run(`${first}\ndeclare -p STACK ${VARIABLES.join(' ')}\ndeclare -f`);
  prepared = printed;
});

afterAll(() => cleanup.run());

/** Posts events until one gets this answer: on a busy machine a call may take too long for it. */
async function postUntil(wanted: number, secret = SIGNING_SECRET): Promise<{ requestId: string }> {
  const { GatewayUrl, WebhookUrl } = stack.outputs;
  const url = WebhookUrl.replace(GatewayUrl, reachGateway(GatewayUrl));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const body = bodyOf({ cache: 'shop', topic: 'orders', text: randomUUID() });
    const { status, body: answer } = await postSigned(url, body, sign(body, secret));
    if (status === wanted) return answer as { requestId: string };
  }
  throw new Error(`No call got ${wanted}.`);
}

/** `aws sqs` of AWS CLI 1 does not read AWS_ENDPOINT_URL. */
const AT_ENDPOINT = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }';

/** Runs commands in a shell that stops at the first failure. */
async function run(commands: string) {
  const text = isEmulator ? `${AT_ENDPOINT}\n${commands}` : commands;
  const child = spawn('bash', ['-euo', 'pipefail', '-c', text], {
    cwd: root,
    env: { ...process.env, ...values },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, errors, code] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, printed, errors };
}

test('every expectation is about a command of the page', () => {
  const all = others.map(({ commands }) => commands).join('\n');
  expect(PRINTED.filter(([command]) => !command.test(all))).toEqual([]);
});

test('the first block finds everything of the stack', () => {
  for (const name of VARIABLES) expect(prepared).toMatch(new RegExp(`declare -- ${name}="[^"]+"`));
});

test.each(others)('$heading: $commands', { timeout: 600_000 }, async (block) => {
  if (block.commands.includes('restore-secret')) {
    const SecretId = `${stack.name}/${values['WEBHOOK_ID']}`;
    await administrator.secrets.send(new DeleteSecretCommand({ SecretId }));
  }
  const { code, printed, errors } = await run(`${prepared}\n${block.commands}`);
  const mayFail = isEmulator && block.commands.includes('npm run doctor');
  expect({ code: mayFail ? 0 : code, printed, errors }).toMatchObject({ code: 0 });
  for (const [command, expected] of PRINTED) {
    if (command.test(block.commands)) expect(printed).toMatch(expected);
  }
});
