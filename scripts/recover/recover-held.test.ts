import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recover } from './recover.ts';
import { findLocalGateway } from './recover-gateway.ts';
import { type StartedGateway, startGateway, WEBHOOK, WEBHOOK_ID } from './testing/start-gateway.ts';

const NEW_SECRET = 'the-secret-that-momento-has-now';
const FORGED = 'a-secret-that-nobody-stored';

let gateway: StartedGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(() => gateway?.close());
beforeEach(async () => {
  await store(WEBHOOK.signingSecret);
  await gateway.setFaults();
  await empty();
});

const ALL = { kind: 'held', messageId: undefined, tenant: 'default' } as const;

async function run(
  source: typeof ALL | { kind: 'held'; messageId: string; tenant: string },
  dryRun = false,
): Promise<string> {
  const printed: string[] = [];
  const signal = new AbortController().signal;
  const found = findLocalGateway(gateway.environment);
  await recover(found, { source, dryRun }, signal, (line) => printed.push(line));
  return printed.join('\n');
}

async function store(signingSecret: string): Promise<void> {
  await gateway.secrets.send(
    new PutSecretValueCommand({
      SecretId: `momento-gateway/${WEBHOOK_ID}`,
      SecretString: formatWebhookSecret({ ...WEBHOOK, signingSecret }),
    }),
  );
}

async function hold(text: string, signingSecret: string): Promise<void> {
  expect((await gateway.post(text, signingSecret)).status).toBe(403);
}

const listTexts = async () => (await gateway.takeFromBus()).map(({ text }) => text);

/** Takes away what an earlier test held. */
async function empty(): Promise<void> {
  const { sqs, heldQueueUrl: QueueUrl } = gateway;
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    if (Messages.length === 0) return;
    for (const { ReceiptHandle } of Messages) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

/** Ids of the held calls that are visible. */
async function peek(): Promise<string[]> {
  const { Messages = [] } = await gateway.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: gateway.heldQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  return Messages.map(({ MessageId = '' }) => MessageId);
}

test('held calls that a stored secret verifies are published, the oldest first, and forged ones stay', async () => {
  for (const text of ['first', 'second', 'third']) await hold(text, NEW_SECRET);
  await hold('forged', FORGED);
  const before = await run(ALL);
  expect(before).toMatch(/Published 0 of 4 held calls/);
  expect(before).toMatch(/Not published: 4\. .*matches no signing secret/);
  await store(NEW_SECRET);
  expect(await run(ALL, true)).toContain('Dry run: would publish 3 of 4 held calls');
  expect(await listTexts()).toEqual([]);
  const done = await run(ALL);
  expect(done).toContain('Published 3 of 4 held calls to the bus default.');
  for (const secret of [NEW_SECRET, FORGED]) expect(done).not.toContain(secret);
  expect((await listTexts()).toSorted()).toEqual(['first', 'second', 'third']);
  expect(await peek()).toHaveLength(1);
}, 120_000);

test('one held call is published by its id, and the others stay', async () => {
  await hold('one', NEW_SECRET);
  await hold('other', NEW_SECRET);
  await store(NEW_SECRET);
  const before = await peek();
  const [messageId = ''] = before;
  await run({ kind: 'held', messageId, tenant: 'default' });
  expect(await listTexts()).toHaveLength(1);
  expect((await peek()).toSorted()).toEqual(before.filter((id) => id !== messageId).toSorted());
  await expect(run({ kind: 'held', messageId, tenant: 'default' })).rejects.toThrow(
    /is not available/,
  );
}, 120_000);

test.each([
  ['the bus fails', { operation: 'PutEvents', fault: 'error' }, /unknown whether the bus/],
  ['the secret cannot be read', { operation: 'GetSecretValue', fault: 'error' }, /Could not read/],
])(
  'when %s, a held call stays and the command says why',
  async (_, fault, why) => {
    await hold('a call', NEW_SECRET);
    await store(NEW_SECRET);
    const before = await peek();
    await gateway.setFaults(fault);
    await expect(run(ALL)).rejects.toThrow(why);
    await gateway.setFaults();
    expect((await peek()).toSorted()).toEqual(before.toSorted());
  },
  120_000,
);
