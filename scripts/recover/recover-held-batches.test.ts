import { createHmac, randomUUID } from 'node:crypto';
import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { formatHeldCall, type HeldCall } from '@momento-gateway/shared/held-call';
import { formatWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findLocalGateway, type RecoverGateway } from './recover-gateway.ts';
import { recoverHeld } from './recover-held.ts';
import type { HeldLimits } from './recover-held-queue.ts';
import {
  SIGNING_SECRET,
  type StartedGateway,
  startGateway,
  WEBHOOK,
  WEBHOOK_ID,
} from './testing/start-gateway.ts';

const RECEIVED_AT = Date.now() - 60_000;

let started: StartedGateway;
let gateway: RecoverGateway;
let queueUrl: string;
let printed: string[];
beforeAll(async () => {
  started = await startGateway();
}, 120_000);
afterAll(() => started?.close());
beforeEach(async () => {
  printed = [];
  queueUrl = await createQueue(`held-${randomUUID()}`);
  gateway = { ...findLocalGateway(started.environment), findHeldQueue: async () => queueUrl };
});

async function createQueue(QueueName: string): Promise<string> {
  const { QueueUrl = '' } = await started.sqs.send(new CreateQueueCommand({ QueueName }));
  return QueueUrl;
}

async function send(MessageBody: string, QueueUrl = queueUrl): Promise<void> {
  await started.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

/** @returns the id of a webhook of the tenant */
async function registerIn(tenant: string): Promise<string> {
  const webhookId = randomUUID();
  const SecretString = formatWebhookSecret({ ...WEBHOOK, tenant });
  const Name = `momento-gateway/${webhookId}`;
  await started.secrets.send(new CreateSecretCommand({ Name, SecretString }));
  return webhookId;
}

/** Holds a call: the higher its number, the later it came. */
function hold(
  number: number,
  fields: Partial<HeldCall> & { secret?: string } = {},
  url = queueUrl,
) {
  const { secret = SIGNING_SECRET, ...others } = fields;
  const { cache, topic } = WEBHOOK;
  const receivedAt = RECEIVED_AT + number;
  const times = { event_timestamp: receivedAt, publish_timestamp: receivedAt };
  const payload = { cache, topic, ...times, topic_sequence_number: number, token_id: '' };
  const body = Buffer.from(JSON.stringify({ ...payload, text: `text ${number}` }));
  const call: HeldCall = {
    ...{ v: 1, kind: 'held', reason: 'wrong-signature', requestId: `request-${number}` },
    ...{ webhookId: WEBHOOK_ID, tenant: 'default', cache, topic, receivedAt },
    ...{ sequenceNumber: number, publishTimestamp: receivedAt },
    signature: createHmac('sha3-256', secret).update(body).digest('hex'),
    body: body.toString('base64'),
    ...others,
  };
  return send(formatHeldCall(call), url);
}

function run(tenant = 'default', limits: Partial<HeldLimits> = {}): Promise<void> {
  const all = { tenant, messageId: undefined, dryRun: false };
  const usual = {
    batchMax: 1_000,
    batchMaxLength: 32_000_000,
    batchMs: 200_000,
    callsMax: 100_000,
    elapsed: () => performance.now(),
  };
  const print = (line: string) => void printed.push(line);
  return recoverHeld(gateway, all, new AbortController().signal, print, { ...usual, ...limits });
}

/** Told before each event is put on the bus. */
function watchPublishing(onPublish: () => unknown): void {
  gateway.events.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName === 'PutEventsCommand') await onPublish();
        return next(call);
      },
    { step: 'initialize' },
  );
}

async function countHidden(): Promise<number> {
  const { Attributes } = await started.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return Number(Attributes?.['ApproximateNumberOfMessagesNotVisible']);
}

const listTexts = async () => (await started.takeFromBus()).map(({ text }) => text).toSorted();

test.each([
  { name: 'messages', limits: { batchMax: 10 } },
  { name: 'bytes', limits: { batchMaxLength: 5_000 } },
])(
  'no more than a batch is hidden at once, by its $name, and all is published once',
  async ({ limits }) => {
    const numbers = Array.from({ length: 30 }, (_, place) => place + 10);
    for (const number of numbers) await hold(number);
    const hidden: number[] = [];
    watchPublishing(async () => hidden.push(await countHidden()));
    await run('default', limits);
    expect(Math.max(...hidden)).toBeLessThan(20);
    expect(await listTexts()).toEqual(numbers.map((number) => `text ${number}`));
    expect(printed).toEqual(['Published 30 of 30 held calls to the bus default.']);
  },
  120_000,
);

test('nothing is published after its message may be visible again: a slow batch lets go of the rest', async () => {
  for (let number = 1; number <= 8; number += 1) await hold(number);
  let now = 0;
  let receivedAt = 0;
  const ages: number[] = [];
  gateway.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName === 'ReceiveMessageCommand') receivedAt = now;
        return next(call);
      },
    { step: 'initialize' },
  );
  watchPublishing(() => {
    ages.push(now - receivedAt);
    now += 90_000;
  });
  await run('default', { elapsed: () => now });
  expect(ages).toHaveLength(8);
  expect(Math.max(...ages)).toBeLessThan(200_000);
  expect(await listTexts()).toHaveLength(8);
}, 120_000);

test('a run that ends before it has seen everything says that more is left', async () => {
  for (let number = 1; number <= 25; number += 1) await hold(number, { secret: 'forged' });
  await run('default', { batchMax: 10, callsMax: 10 });
  expect(printed.join('\n')).toMatch(/Published 0 of 1\d held calls.*More is left/s);
  expect(await countHidden()).toBe(0);
}, 120_000);

test('messages that come back in a long run are not taken for the end of the queue', async () => {
  for (let number = 1; number <= 40; number += 1) await hold(number, { secret: 'forged' });
  const answers: object[] = [];
  let returned = 0;
  gateway.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName !== 'ReceiveMessageCommand') return next(call);
        // As SQS may after their time is over: the forged ones once more, before the authentic one.
        if (answers.length === 4 && returned < 4) {
          returned += 1;
          return { response: {}, output: answers[returned - 1] } as never;
        }
        const answer = await next(call);
        if (answers.push(answer.output) === 4) await hold(41);
        return answer;
      },
    { step: 'initialize' },
  );
  await run('default', { batchMax: 10 });
  expect(printed[0]).toBe('Published 1 of 41 held calls to the bus default.');
  expect(await listTexts()).toEqual(['text 41']);
}, 120_000);

test('a signing secret that is replaced during a run verifies nothing of the batches after', async () => {
  const SecretId = `momento-gateway/${WEBHOOK_ID}`;
  const store = (signingSecret: string) =>
    started.secrets.send(
      new PutSecretValueCommand({
        SecretId,
        SecretString: formatWebhookSecret({ ...WEBHOOK, signingSecret }),
      }),
    );
  for (let number = 10; number < 40; number += 1) await hold(number);
  watchPublishing(() => store('another-signing-secret'));
  try {
    await run('default', { batchMax: 10 });
  } finally {
    await store(SIGNING_SECRET);
  }
  expect((await listTexts()).length).toBeLessThan(20);
  expect(printed.join('\n')).toMatch(/Published 1\d of 30.*matches no signing secret/s);
}, 120_000);

test('when the bus is deleted during a run, what is not published yet stays in the queue', async () => {
  const Name = 'momento-gateway_passing';
  await gateway.events.send(new CreateEventBusCommand({ Name }));
  const own = await createQueue('momento-gateway_passing_held');
  const webhookId = await registerIn('passing');
  for (let number = 1; number <= 5; number += 1) {
    await hold(number, { webhookId, tenant: 'passing' }, own);
  }
  let now = 0;
  gateway.sqs.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName === 'DeleteMessageCommand' && now === 0) {
          await gateway.events.send(new DeleteEventBusCommand({ Name }));
        }
        if (commandName === 'DeleteMessageCommand') now += 3_000;
        return answer;
      },
    { step: 'initialize' },
  );
  await expect(run('passing', { elapsed: () => now })).rejects.toThrow(/no event bus/);
  expect(printed).toEqual([`Published 1 of 1 held calls to the bus ${Name}.`]);
  const { Attributes } = await started.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: own, AttributeNames: ['All'] }),
  );
  expect(Attributes?.['ApproximateNumberOfMessages']).toBe('4');
}, 120_000);

test('what others hide is not said to be none', async () => {
  await hold(1);
  await started.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, VisibilityTimeout: 60 }));
  await run();
  expect(printed).toEqual([
    expect.stringMatching(/is reading about 1 more of the queue’s messages/),
  ]);
  expect(await listTexts()).toEqual([]);
}, 120_000);

test('that nothing is held is said when all was seen', async () => {
  await run();
  expect(printed).toEqual(['There is no held call of the tenant default.']);
}, 120_000);

test('a webhook whose secret is unreadable costs the calls of no other, and is an error at the end', async () => {
  const unreadable = randomUUID();
  const Name = `momento-gateway/${unreadable}`;
  await started.secrets.send(new CreateSecretCommand({ Name, SecretString: 'unreadable' }));
  await hold(1, { webhookId: unreadable });
  await hold(2);
  await hold(3, { webhookId: unreadable });
  await expect(run()).rejects.toThrow(
    `Some held calls could not be verified, and stay. Not verified: 2. Webhook ${unreadable}`,
  );
  expect(await listTexts()).toEqual(['text 2']);
  expect(printed[0]).toBe('Published 1 of 1 held calls to the bus default.');
  expect(printed[1]).toMatch(/^Not verified: 2\. Webhook/);
}, 120_000);

test('of a tenant only its own calls are counted and published, not what lies beside them in the stack’s queue', async () => {
  await gateway.events.send(new CreateEventBusCommand({ Name: 'momento-gateway_orders' }));
  const own = await createQueue('momento-gateway_orders_held');
  const ofOrders = await registerIn('orders');
  const away = { reason: 'secret-unavailable', tenant: undefined } as const;
  await send('no held call');
  await hold(1, { ...away, webhookId: randomUUID() });
  await hold(2, away);
  await hold(3, { webhookId: ofOrders, tenant: 'orders' });
  await hold(4, { ...away, webhookId: ofOrders });
  await hold(5, { webhookId: ofOrders, tenant: 'orders' }, own);
  await run('orders');
  expect(printed).toEqual(['Published 2 of 2 held calls to the bus momento-gateway_orders.']);
  printed = [];
  await run();
  expect(printed).toEqual([
    'Published 1 of 2 held calls to the bus default.',
    'Not published: 1. The gateway did not write this message.',
  ]);
  expect(await listTexts()).toEqual(['text 2']);
}, 120_000);
