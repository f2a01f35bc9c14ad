import { CreateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const formatBusArn = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;

test('an event sent to another bus is matched there and keeps its id', async () => {
  const aws = await startEventBridge();
  await aws.events.send(new CreateEventBusCommand({ Name: 'side' }));
  const queue = await aws.makeQueue('orders', 'arn:aws:events:*:*:rule/side/here');
  const toSide = [{ Id: 'bus', Arn: formatBusArn('side'), RoleArn: 'arn:aws:iam::1:role/r' }];
  await aws.makeRule({ name: 'pass-on', targets: toSide });
  const targets = [{ Id: 'q', Arn: queue.arn }];
  await aws.makeRule({ name: 'here', bus: 'side', targets });
  const pattern = '{"source":["stock"]}';
  await aws.makeRule({ name: 'not-here', bus: 'side', pattern, targets });

  const { Entries } = await aws.putEvents(orderEntry);

  expect(JSON.parse((await aws.receive(queue)).Body ?? '').id).toBe(Entries?.[0]?.EventId);
  expect(await aws.isEmpty(queue)).toBe(true);
});

test('an event that buses send in a circle ends in the dead-letter queue after five buses', async () => {
  const aws = await startEventBridge();
  const dead = await aws.makeQueue('dead');
  const seen = await aws.makeQueue('seen');
  const targets = [
    { Id: 'bus', Arn: formatBusArn('default'), DeadLetterConfig: { Arn: dead.arn } },
    { Id: 'q', Arn: seen.arn },
  ];
  await aws.makeRule({ name: 'circle', targets });

  await aws.putEvents(orderEntry);

  const { MessageAttributes } = await aws.receive(dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('RESOURCE_LIMIT_EXCEEDED');
  for (let hops = 0; hops <= 5; hops++) await aws.receive(seen);
  expect(await aws.isEmpty(seen)).toBe(true);
});

test.each([
  ['does not exist', formatBusArn('nowhere')],
  ['is in another account', 'arn:aws:events:us-east-1:111111111111:event-bus/default'],
])('a bus that %s sends the event to the dead-letter queue', async (_, Arn) => {
  const aws = await startEventBridge();
  const dead = await aws.makeQueue('dead');
  const targets = [{ Id: 'bus', Arn, DeadLetterConfig: { Arn: dead.arn } }];
  await aws.makeRule({ name: 'pass-on', targets });

  await aws.putEvents(orderEntry);

  const { MessageAttributes } = await aws.receive(dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('NO_RESOURCE');
});
