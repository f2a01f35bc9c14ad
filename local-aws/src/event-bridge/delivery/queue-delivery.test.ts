import { RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, type Message, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import {
  letRulesSend,
  orderEntry,
  startEventBridge,
  type TestQueue,
} from '../testing/start-event-bridge.ts';

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule/orders';

function readAttributes({ MessageAttributes = {} }: Message) {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
  );
}

describe('an event is delivered', () => {
  test('once to every target of every rule that matches, and to no other', async () => {
    const aws = await startEventBridge();
    const [first, second, third, other] = [
      await aws.makeQueue('first'),
      await aws.makeQueue('second'),
      await aws.makeQueue('third'),
      await aws.makeQueue('other'),
    ];
    const targets = [
      { Id: '1', Arn: first.arn },
      { Id: '2', Arn: second.arn },
    ];
    await aws.makeRule({ name: 'a', targets });
    await aws.makeRule({ name: 'b', targets: [{ Id: '1', Arn: third.arn }] });
    const pattern = '{"source":["stock"]}';
    await aws.makeRule({ name: 'c', pattern, targets: [{ Id: '1', Arn: other.arn }] });

    const { Entries } = await aws.putEvents(orderEntry);

    for (const queue of [first, second, third]) {
      expect((await aws.receive(queue)).Body).toContain(`"id":"${Entries?.[0]?.EventId}"`);
      expect(await aws.isEmpty(queue)).toBe(true);
    }
    expect(await aws.isEmpty(other)).toBe(true);
  });

  test('to its queue, however many events are put', async () => {
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'orders', targets: [{ Id: 'q', Arn: queue.arn }] });
    const put = Array.from({ length: 20 }, (_, number) => `{"number":${number}}`);
    for (const Detail of put) await aws.putEvents({ ...orderEntry, Detail });
    const got = [];
    for (const _ of put) got.push(JSON.parse((await aws.receive(queue)).Body ?? '').detail.number);
    expect(new Set(got)).toEqual(new Set(put.keys()));
  });

  test('to no target that has been removed', async () => {
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'orders', targets: [{ Id: 'q', Arn: queue.arn }] });
    await aws.putEvents(orderEntry);
    await aws.receive(queue);
    await aws.events.send(new RemoveTargetsCommand({ Rule: 'orders', Ids: ['q'] }));

    await aws.putEvents(orderEntry);

    expect(await aws.isEmpty(queue)).toBe(true);
  });
});

describe('a queue that cannot be used sends the event to the dead-letter queue at once', () => {
  test('because its policy does not allow EventBridge', async () => {
    const aws = await startEventBridge();
    const closed = await aws.makeQueue('closed', 'none');
    const dead = await aws.makeQueue('dead');
    const DeadLetterConfig = { Arn: dead.arn };
    const targets = [{ Id: 'q', Arn: closed.arn, DeadLetterConfig, Input: '{"other":1}' }];
    await aws.makeRule({ name: 'orders', targets });

    const { Entries } = await aws.putEvents(orderEntry);

    const message = await aws.receive(dead);
    expect(JSON.parse(message.Body ?? '')).toMatchObject({
      id: Entries?.[0]?.EventId,
      detail: { number: 1 },
    });
    expect(readAttributes(message)).toEqual({
      RULE_ARN,
      TARGET_ARN: closed.arn,
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: expect.any(String),
      RETRY_ATTEMPTS: '0',
    });
    expect(await aws.isEmpty(closed)).toBe(true);
  });

  test('because its policy allows only another rule', async () => {
    const aws = await startEventBridge();
    const closed = await aws.makeQueue('closed', `${RULE_ARN}-of-others`);
    const dead = await aws.makeQueue('dead');
    const DeadLetterConfig = { Arn: dead.arn };
    await aws.makeRule({
      name: 'orders',
      targets: [{ Id: 'q', Arn: closed.arn, DeadLetterConfig }],
    });

    await aws.putEvents(orderEntry);

    expect(readAttributes(await aws.receive(dead))).toMatchObject({ ERROR_CODE: 'NO_PERMISSIONS' });
  });

  test.each(['alias/aws/sqs', 'arn:aws:kms:us-east-1:000000000000:alias/aws/sqs'])(
    'because it is encrypted with %s, which no service may use',
    async (KmsMasterKeyId) => {
      const aws = await startEventBridge();
      const encrypted = await aws.makeQueue('encrypted');
      const dead = await aws.makeQueue('dead');
      const Attributes = { KmsMasterKeyId };
      await aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl: encrypted.url, Attributes }));
      const DeadLetterConfig = { Arn: dead.arn };
      const targets = [{ Id: 'q', Arn: encrypted.arn, DeadLetterConfig }];
      await aws.makeRule({ name: 'orders', targets });

      await aws.putEvents(orderEntry);

      expect(readAttributes(await aws.receive(dead))).toMatchObject({
        ERROR_CODE: 'NO_PERMISSIONS',
      });
    },
  );

  test('because it has been deleted', async () => {
    const aws = await startEventBridge();
    const gone = await aws.makeQueue('gone');
    const dead = await aws.makeQueue('dead');
    const DeadLetterConfig = { Arn: dead.arn };
    await aws.makeRule({ name: 'orders', targets: [{ Id: 'q', Arn: gone.arn, DeadLetterConfig }] });
    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl: gone.url }));

    await aws.putEvents(orderEntry);

    expect(readAttributes(await aws.receive(dead))).toMatchObject({
      TARGET_ARN: gone.arn,
      ERROR_CODE: 'NO_RESOURCE',
    });
  });

  test('because local AWS has no targets of that kind', async () => {
    const aws = await startEventBridge();
    const dead = await aws.makeQueue('dead');
    const Arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Flow';
    await aws.makeRule({
      name: 'orders',
      targets: [{ Id: 'flow', Arn, DeadLetterConfig: { Arn: dead.arn } }],
    });

    await aws.putEvents(orderEntry);

    expect(readAttributes(await aws.receive(dead))).toMatchObject({
      TARGET_ARN: Arn,
      ERROR_CODE: 'NO_RESOURCE',
      ERROR_MESSAGE: expect.stringContaining('states'),
    });
  });
});

describe('an undeliverable event is lost, and the log says so', () => {
  test.each([
    ['without a dead-letter queue', undefined, 'the target has no dead-letter queue'],
    [
      'whose dead-letter queue does not allow it',
      'dead',
      'does not allow EventBridge to send for this rule',
    ],
    ['whose dead-letter queue does not exist', 'nobody', 'does not exist'],
  ])('%s', async (_, name, reason) => {
    const log: string[] = [];
    const aws = await startEventBridge({ log: (text) => log.push(text) });
    const closed = await aws.makeQueue('closed', 'none');
    const dead = await aws.makeQueue('dead', 'none');
    const DeadLetterConfig = name && { Arn: dead.arn.replace('dead', name) };
    const target = { Id: 'q', Arn: closed.arn, ...(DeadLetterConfig && { DeadLetterConfig }) };
    await aws.makeRule({ name: 'orders', targets: [target] });

    const { Entries } = await aws.putEvents(orderEntry);

    expect(await aws.isEmpty(dead)).toBe(true);
    expect(log).toEqual([expect.stringContaining(reason)]);
    for (const part of [Entries?.[0]?.EventId, RULE_ARN, closed.arn, 'NO_PERMISSIONS']) {
      expect(log[0]).toContain(part);
    }
  });
});

test("a Deny in a queue's policy applies to EventBridge, for targets and dead-letter queues", async () => {
  const log: string[] = [];
  const aws = await startEventBridge({ log: (text) => log.push(text) });
  const denied = await aws.makeQueue('denied');
  const dead = await aws.makeQueue('dead');
  await denyAllBut(denied, 'ArnNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::000000000000:role/r');
  await denyAllBut(dead, 'ArnNotLike', 'aws:SourceArn', RULE_ARN);
  const targets = [{ Id: 'q', Arn: denied.arn, DeadLetterConfig: { Arn: dead.arn } }];
  await aws.makeRule({ name: 'orders', targets });
  await aws.makeRule({ name: 'others', targets });

  await aws.putEvents(orderEntry);

  expect(readAttributes(await aws.receive(dead))).toMatchObject({
    RULE_ARN,
    ERROR_CODE: 'NO_PERMISSIONS',
  });
  expect(await aws.isEmpty(dead)).toBe(true);
  expect(await aws.isEmpty(denied)).toBe(true);
  expect(log).toEqual([expect.stringContaining('rule/others')]);

  async function denyAllBut(queue: TestQueue, operator: string, key: string, value: string) {
    const allowed = JSON.parse(letRulesSend(queue.arn, '*'));
    allowed.Statement.push({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: queue.arn,
      Condition: { [operator]: { [key]: value } },
    });
    const Attributes = { Policy: JSON.stringify(allowed) };
    await aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes }));
  }
});
