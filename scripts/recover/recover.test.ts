import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { connectionOf } from '../start/connection-of.ts';
import { readSettings } from '../start/settings.ts';
import { type CommandOutput, collectOutput } from '../testing/run-script.ts';
import { recover } from './recover.ts';
import { findLocalGateway } from './recover-gateway.ts';
import {
  type Fault,
  SIGNING_SECRET,
  type StartedGateway,
  startGateway,
  WEBHOOK,
  WEBHOOK_ID,
} from './testing/start-gateway.ts';

const BUS_DOWN = { operation: 'PutEvents', fault: 'error' };
const QUEUE_DOWN = { operation: 'SendMessage', fault: 'error' };
const TENANT_WEBHOOK_ID = '11111111-d9cb-469f-a165-70867728950e';
const LARGE = '\u{1f680}"'.repeat(150_000);

let gateway: StartedGateway;
let folder: string;
/** Request ids of events that neither bus nor queue accepted: one small, one of 900 kB. */
let lost: { small: string; large: string };
/** Parked events; each test takes its own. */
let parked: Parked[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recovered-'));
  gateway = await startGateway();
  await gateway.setFaults(BUS_DOWN, QUEUE_DOWN);
  const [small, large] = await Promise.all([gateway.post('a message'), gateway.post(LARGE)]);
  expect([small?.status, large?.status]).toEqual([500, 500]);
  lost = { small: small?.requestId ?? '', large: large?.requestId ?? '' };
  parked = await park(...Array.from({ length: 10 }, (_, number) => `text ${number}`));
  // Log lines arrive after the answer.
  while (!(await readLog(lost.large)).some((line) => line.includes('"part":22,"of":22'))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await gateway.setFaults();
  await gateway.takeFromBus();
});

/** The log lines with the payload of a request. */
async function readLog(requestId: string): Promise<string[]> {
  const { logs, logGroupName } = gateway;
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.send(new FilterLogEventsCommand({ logGroupName, nextToken }));
    lines.push(...(page.events ?? []).map(({ message = '' }) => message));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return lines.filter((line) => line.includes(requestId) && line.includes('lost-payload'));
}

interface Parked {
  readonly id: string;
  readonly body: string;
}

/** Parks an event for each text. */
async function park(...texts: readonly string[]): Promise<Parked[]> {
  await gateway.setFaults(BUS_DOWN);
  const posted = await Promise.all(texts.map((text) => gateway.post(text)));
  expect(posted.map(({ status }) => status)).toEqual(texts.map(() => 202));
  await gateway.setFaults();
  return peek();
}

function takeParked(): Parked {
  const one = parked.pop();
  if (one === undefined) throw new Error('More parked events are needed.');
  return one;
}

async function isInQueue(id: string): Promise<boolean> {
  return (await peek()).some((message) => message.id === id);
}

/** The visible messages of the parked queue, which stay there. */
async function peek(): Promise<Parked[]> {
  const { Messages = [] } = await gateway.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: gateway.parkedQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  return Messages.map(({ MessageId: id = '', Body: body = '' }) => ({ id, body }));
}

/** Runs a documented command line from the root folder. */
async function run(commandLine: string, added: NodeJS.ProcessEnv = {}): Promise<CommandOutput> {
  const command = commandLine.replace(
    /^npm run recover --/,
    `"${process.execPath}" scripts/recover/main.ts`,
  );
  expect(command).not.toBe(commandLine);
  const child = spawn(command, {
    cwd: root,
    shell: true,
    env: { ...gateway.environment, ...added },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return collectOutput(child);
}

async function writeText(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The commands of a document for one event, without comments. */
async function readCommands(document: string): Promise<string[]> {
  const text = await readFile(join(root, document), 'utf8');
  const commands = [...text.matchAll(/^npm run recover --.*$/gm)].map(([line]) =>
    line.replace(/\s+#.*/, ''),
  );
  return commands.filter((command) => !command.includes('--held'));
}

test('npm run recover runs this command', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(scripts.recover).toBe('node scripts/bootstrap.mjs scripts/recover/main.ts');
});

test('each documented command does what its documentation says, and publishes the event once', async () => {
  const commands = await readCommands('docs/operations.md');
  expect(commands.length).toBeGreaterThanOrEqual(5);
  const log = await writeText('lines.txt', (await readLog(lost.small)).join('\n'));
  for (const command of commands) {
    const isLost = command.includes('--request');
    const { id, body } = isLost ? { id: '', body: '' } : takeParked();
    const { code, printed } = await run(
      command
        .replace('--stack NAME', '--local')
        .replace('MESSAGE_ID', id)
        .replace('REQUEST_ID', lost.small)
        .replace('message.json', await writeText('message.json', `${body}\n`))
        .replace('lines.txt', log),
    );
    expect(printed).toContain('Event    shop#orders, sequence number 7');
    expect(code).toBe(0);
    const isDry = command.includes('--dry-run');
    const text = isLost ? 'a message' : JSON.parse(body).detail.text;
    const seen = (await gateway.takeFromBus()).map((detail) => detail['text']);
    expect(seen).toEqual(isDry ? [] : [text]);
    const isTaken = command.includes('--message') && !isDry;
    expect(isLost || (await isInQueue(id))).toBe(!isTaken);
  }
}, 120_000);

test('an event of 900 kB is recovered byte for byte, and the output contains neither it nor a secret', async () => {
  const { code, printed } = await run(`npm run recover -- --local --request ${lost.large}`);
  expect(code).toBe(0);
  expect(printed).toMatch(/Published to the bus default with the id \S+\./);
  for (const secret of [LARGE.slice(0, 20), SIGNING_SECRET]) expect(printed).not.toContain(secret);
  expect((await gateway.takeFromBus()).map((detail) => detail['text'])).toEqual([LARGE]);
}, 60_000);

test('a message that SQS moved into the parked queue is not a parked event, even if it looks like one', async () => {
  const { sqs, parkedQueueUrl } = gateway;
  const id = await moveToParkedQueue((await peek())[0]?.body ?? '');
  const { code, printed } = await run(`npm run recover -- --local --message ${id}`);
  expect(printed).toMatch(
    /did not park the message \S+: SQS moved it from \S+:source\. It was not/,
  );
  expect(code).toBe(1);
  expect(await gateway.takeFromBus()).toEqual([]);
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: parkedQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 1,
    }),
  );
  const moved = Messages.find(({ MessageId }) => MessageId === id);
  // It stays in the queue, as visible as before.
  expect(moved?.MessageId).toBe(id);
  const ReceiptHandle = moved?.ReceiptHandle;
  await sqs.send(new DeleteMessageCommand({ QueueUrl: parkedQueueUrl, ReceiptHandle }));

  async function moveToParkedQueue(MessageBody: string): Promise<string> {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: parkedQueueUrl, AttributeNames: ['QueueArn'] }),
    );
    const deadLetterTargetArn = Attributes?.['QueueArn'];
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
    const createSource = () =>
      sqs.send(new CreateQueueCommand({ QueueName: 'source', Attributes: { RedrivePolicy } }));
    await expect(createSource()).rejects.toThrow('does not allow this queue');
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: parkedQueueUrl,
        Attributes: { RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'allowAll' }) },
      }),
    );
    const { QueueUrl } = await createSource();
    const { MessageId = '' } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    for (let times = 0; times < 2; times += 1) {
      await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
    }
    return MessageId;
  }
}, 60_000);

const failures: readonly (readonly [string, (body: string) => string, RegExp])[] = [
  [
    'from another source',
    (it) => it.replace('"Source":"Momento"', '"Source":"aws.s3"'),
    /Source is/,
  ],
  [
    'with a detail-type other than its own',
    (it) => it.replace('"DetailType":"shop#orders"', '"DetailType":"shop#payments"'),
    /DetailType is/,
  ],
  [
    'with a detail of another cache',
    (it) => it.replace('"detail":{"cache":"shop"', '"detail":{"cache":"victim"'),
    /detail is/,
  ],
  [
    'from a topic that its webhook is not registered for',
    (it) => it.replaceAll('orders', 'payments'),
    /registered for shop#orders, but the event is from shop#payments/,
  ],
  [
    'from a webhook that is not registered',
    (it) => it.replace('0f8fad5b', '00000000'),
    /The webhook 00000000-\S+ is not registered/,
  ],
  [
    'that is larger than EventBridge accepts',
    (it) => it.replace('"text":"', `"text":"${'x'.repeat(999_900)}`),
    /below 1,000,000 bytes/,
  ],
  ['that is truncated', (it) => it.slice(0, -1), /not an event of the gateway/],
];

test('an event that the gateway cannot have written, or that EventBridge does not accept, is refused with the reason', async () => {
  const { body } = takeParked();
  const seen = failures.map(async ([what, change], number) => {
    const path = await writeText(`changed-${number}.json`, change(body));
    return { what, ...(await run(`npm run recover -- --local --file ${path}`)) };
  });
  expect(await Promise.all(seen)).toEqual(
    failures.map(([what, , reason]) => ({
      what,
      code: 1,
      printed: expect.stringMatching(reason),
    })),
  );
  expect(await gateway.takeFromBus()).toEqual([]);
}, 60_000);

test('a bus that does not exist is refused: EventBridge would accept the event and drop it', async () => {
  const { code, printed } = await run(`npm run recover -- --local --request ${lost.small}`, {
    EVENT_BUS_NAME: 'nowhere',
  });
  expect({ code, printed }).toEqual({ code: 1, printed: 'There is no event bus "nowhere".\n' });
});

test('an event of a tenant goes to the bus of its tenant, never to that of the stack', async () => {
  const connection = connectionOf(readSettings(gateway.environment).environment);
  const events = new EventBridgeClient(connection);
  const Name = 'momento-gateway_orders';
  await new SecretsManagerClient(connection).send(
    new CreateSecretCommand({
      Name: `momento-gateway/${TENANT_WEBHOOK_ID}`,
      SecretString: formatWebhookSecret({ ...WEBHOOK, tenant: 'orders' }),
    }),
  );
  const body = (await peek())[0]?.body ?? '';
  const path = await writeText('tenant.json', body.replace(WEBHOOK_ID, TENANT_WEBHOOK_ID));
  const command = `npm run recover -- --local --file ${path}`;
  expect((await run(command)).printed).toContain(`There is no event bus "${Name}".`);
  await events.send(new CreateEventBusCommand({ Name }));
  const { code, printed } = await run(command);
  expect(printed).toContain(`Published to the bus ${Name} with the id`);
  expect(code).toBe(0);
  expect(await gateway.takeFromBus()).toEqual([]);
}, 60_000);

test.each<[string, Fault, RegExp, number]>([
  ['the bus fails', BUS_DOWN, /unknown whether the bus accepted the event: InternalFailure/, 0],
  [
    'the answer of the bus is lost',
    { operation: 'PutEvents', fault: 'lost-answer' },
    /unknown whether the bus accepted the event/,
    1,
  ],
  [
    'the entry fails',
    { operation: 'PutEvents', fault: 'entry' },
    /The bus did not accept the event: InternalFailure/,
    0,
  ],
  [
    'the message cannot be deleted afterwards',
    { operation: 'DeleteMessage', fault: 'error' },
    /published, but still in the parked queue .*A redrive would publish it again/,
    1,
  ],
  [
    'the webhook cannot be read',
    { operation: 'GetSecretValue', fault: 'error' },
    /Could not read the webhook 0f8fad5b-/,
    0,
  ],
])(
  'when %s, the exit code is 1 and the output says what happened',
  async (_, fault, message, copies) => {
    const { id } = takeParked();
    await gateway.setFaults(fault);
    const { code, printed } = await run(`npm run recover -- --local --message ${id}`);
    await gateway.setFaults();
    expect({ code, printed }).toEqual({ code: 1, printed: expect.stringMatching(message) });
    expect(await gateway.takeFromBus()).toHaveLength(copies);
    // A message that could not be deleted is hidden until its visibility timeout ends.
    const isHidden = fault.operation === 'DeleteMessage';
    expect(await isInQueue(id)).toBe(!isHidden);
  },
  60_000,
);

test('a bus that does not answer is waited for no longer than the event is hidden', async () => {
  await gateway.setFaults({ operation: 'PutEvents', fault: 'delay', delayMs: 600_000 });
  const [{ id } = takeParked()] = await peek();
  const local = findLocalGateway(gateway.environment, 500);
  const source = { kind: 'queue', messageId: id } as const;
  const { signal } = new AbortController();
  await expect(recover(local, { source, dryRun: false }, signal, () => {})).rejects.toThrow(
    'It is unknown whether the bus accepted the event: TimeoutError',
  );
  expect(await isInQueue(id)).toBe(true);
});

test('a message that is not in the queue is reported, and the others stay', async () => {
  const { id } = takeParked();
  const { code, printed } = await run('npm run recover -- --local --message nobodys');
  expect({ code, printed }).toEqual({
    code: 1,
    printed: expect.stringMatching(/message nobodys is not available/),
  });
  expect(await isInQueue(id)).toBe(true);
}, 60_000);

test('a gateway on AWS is found by its stack', async () => {
  const { server, url } = await startStackAws();
  const { code, printed } = await run(
    `npm run recover -- --stack Orders --region us-east-1 --request ${lost.small}`,
    { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
  );
  server.close();
  expect({ code, printed }).toEqual({ code: 0, printed: expect.stringContaining('Published') });
  expect(await gateway.takeFromBus()).toHaveLength(1);
}, 60_000);

/** Local AWS behind a proxy that adds the two services which `--stack` needs. */
async function startStackAws(): Promise<{ server: Server; url: string }> {
  const { AWS_ENDPOINT_URL = '' } = gateway.environment;
  const outputs = {
    FunctionUrl: 'https://x.lambda-url.us-east-1.on.aws/',
    EventBusName: 'default',
    ParkedQueueUrl: gateway.parkedQueueUrl,
    DeadLetterQueueUrl: gateway.parkedQueueUrl,
    SecretPrefix: 'momento-gateway',
    LogGroupName: gateway.logGroupName,
  };
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const answers: Readonly<Record<string, string>> = {
    GetCallerIdentity: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>000000000000</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    DescribeStacks: `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Orders</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
  const server = createServer((incoming, response) => {
    if (incoming.headers['x-amz-target'] === undefined) {
      incoming.on('data', (chunk) => {
        const action = new URLSearchParams(String(chunk)).get('Action') ?? '';
        response.writeHead(200, { 'content-type': 'text/xml' }).end(answers[action]);
      });
      return;
    }
    const { method, headers } = incoming;
    incoming.pipe(
      sendRequest(AWS_ENDPOINT_URL, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
