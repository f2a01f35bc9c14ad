import { CreateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { requireLocalAws } from '../../testing/start-aws-under-test.ts';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the envelope', () => {
  test('reaches the target whole, in order, with the detail byte for byte', async () => {
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'all', targets: [{ Id: 'q', Arn: queue.arn }] });

    const detail = '{ "big": 9007199254740993, "small":1.50, "text":"ä\\u00e4" }';
    const { Entries } = await aws.putEvents({
      ...orderEntry,
      Detail: detail,
      Resources: ['arn:aws:s3:::bucket'],
      Time: new Date('2026-03-04T05:06:07.891Z'),
    });

    const id = Entries?.[0]?.EventId;
    expect(id).toMatch(uuid);
    expect((await aws.receive(queue)).Body).toBe(
      `{"version":"0","id":"${id}","detail-type":"order","source":"shop",` +
        '"account":"000000000000","time":"2026-03-04T05:06:07Z","region":"us-east-1",' +
        `"resources":["arn:aws:s3:::bucket"],"detail":${detail}}`,
    );
  });

  test('has the arrival time and no resources if the entry has none', async () => {
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'all', targets: [{ Id: 'q', Arn: queue.arn }] });

    await aws.putEvents(orderEntry);

    expect(JSON.parse((await aws.receive(queue)).Body ?? '')).toMatchObject({
      time: '2030-01-01T00:00:00Z',
      resources: [],
    });
  });
});

describe('an invalid entry fails alone', () => {
  const missing = (name: string) =>
    `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;

  test.each([
    ['no source', { Source: undefined }, 'InvalidArgument', missing('Source')],
    ['an empty source', { Source: '' }, 'InvalidArgument', missing('Source')],
    ['no detail-type', { DetailType: undefined }, 'InvalidArgument', missing('DetailType')],
    ['no detail', { Detail: undefined }, 'InvalidArgument', missing('Detail')],
    [
      'a detail-type of 129 characters',
      { DetailType: 'x'.repeat(129) },
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: DetailType is longer than 128 characters.',
    ],
    [
      'a source of AWS',
      { Source: 'aws.s3' },
      'NotAuthorizedForSourceException',
      'Not authorized for the source.',
    ],
    [
      'a detail that is not valid JSON',
      { Detail: '{"a":' },
      'MalformedDetail',
      'Detail is malformed.',
    ],
    ['a detail that is an array', { Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    ['a detail that is a string', { Detail: '"{}"' }, 'MalformedDetail', 'Detail is malformed.'],
    ['a detail that is null', { Detail: 'null' }, 'MalformedDetail', 'Detail is malformed.'],
  ])('%s', async (_, fault, ErrorCode, ErrorMessage) => {
    const aws = await startEventBridge();
    const answer = await aws.putEvents({ ...orderEntry, ...fault }, orderEntry);
    expect(answer.FailedEntryCount).toBe(1);
    expect(answer.Entries).toEqual([
      { ErrorCode, ErrorMessage },
      { EventId: expect.stringMatching(uuid) },
    ]);
  });

  test.each([
    [1000, 1],
    [100_000, 1],
    [999, 0],
  ])('a detail nested %i deep fails: %i', async (depth, failed) => {
    requireLocalAws("the parser's nesting limit");
    const aws = await startEventBridge();
    const Detail = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const { Entries, FailedEntryCount } = await aws.putEvents({ ...orderEntry, Detail });
    expect(FailedEntryCount).toBe(failed);
    expect(Entries?.[0]?.ErrorCode).toBe(failed === 1 ? 'MalformedDetail' : undefined);
  });

  test('the deepest accepted detail reaches its target', async () => {
    requireLocalAws("the parser's nesting limit");
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'all', targets: [{ Id: 'q', Arn: queue.arn }] });
    const Detail = `${'{"a":'.repeat(999)}1${'}'.repeat(999)}`;
    await aws.putEvents({ ...orderEntry, Detail });
    expect((await aws.receive(queue)).Body).toContain(Detail);
  });

  test('a detail-type of 128 characters is accepted', async () => {
    const aws = await startEventBridge();
    const answer = await aws.putEvents({ ...orderEntry, DetailType: 'x'.repeat(128) });
    expect(answer.FailedEntryCount).toBe(0);
  });
});

describe('the call fails as a whole', () => {
  const bytesAround = `{"number":""}${orderEntry.Source}${orderEntry.DetailType}`.length;
  const entryOfBytes = (bytes: number) => ({
    ...orderEntry,
    Detail: `{"number":"${'x'.repeat(bytes - bytesAround)}"}`,
  });

  test.each([
    ['one entry of 1,000,000 bytes', [entryOfBytes(1_000_000)]],
    ['several entries of that size together', [entryOfBytes(400_000), entryOfBytes(600_000)]],
    ['fewer bytes with the 14 of a time', [{ ...entryOfBytes(999_990), Time: new Date() }]],
  ])('for %s', async (_, entries) => {
    const aws = await startEventBridge();
    await expect(aws.putEvents(...entries)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Total size of the entries in the request is over the limit.',
    });
  });

  test('but not for one byte less', async () => {
    const aws = await startEventBridge();
    expect(await aws.putEvents(entryOfBytes(999_999))).toMatchObject({ FailedEntryCount: 0 });
  });

  test.each([
    [0, 'Member must have length greater than or equal to 1'],
    [11, 'Member must have length less than or equal to 10'],
  ])('for %i entries', async (count, constraint) => {
    const aws = await startEventBridge();
    await expect(aws.putEvents(...Array(count).fill(orderEntry))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        `^1 validation error detected: Value '.*' at 'entries' failed to satisfy constraint: ${constraint}$`,
      ),
    });
  });
});

describe('the bus', () => {
  test.each([
    ['its name', 'side'],
    ['its ARN', 'arn:aws:events:us-east-1:000000000000:event-bus/side'],
  ])('is found by %s', async (_, EventBusName) => {
    const aws = await startEventBridge();
    await aws.events.send(new CreateEventBusCommand({ Name: 'side' }));
    const queue = await aws.makeQueue('orders', 'arn:aws:events:*:*:rule/side/*');
    const targets = [{ Id: 'q', Arn: queue.arn }];
    await aws.makeRule({ name: 'side', bus: 'side', targets });

    const { Entries } = await aws.putEvents({ ...orderEntry, EventBusName });

    expect((await aws.receive(queue)).Body).toContain(`"id":"${Entries?.[0]?.EventId}"`);
  });

  test('gets only its own events', async () => {
    const aws = await startEventBridge();
    await aws.events.send(new CreateEventBusCommand({ Name: 'side' }));
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'main', targets: [{ Id: 'q', Arn: queue.arn }] });

    await aws.putEvents({ ...orderEntry, EventBusName: 'side' });

    expect(await aws.isEmpty(queue)).toBe(true);
  });

  test('may not exist: the answer is success, and the event is lost', async () => {
    const aws = await startEventBridge();
    const queue = await aws.makeQueue('orders');
    await aws.makeRule({ name: 'all', targets: [{ Id: 'q', Arn: queue.arn }] });

    const answer = await aws.putEvents({ ...orderEntry, EventBusName: 'nowhere' });

    expect(answer).toMatchObject({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.stringMatching(uuid) }],
    });
    expect(await aws.isEmpty(queue)).toBe(true);
  });
});

test('with an entry fault every entry of the call fails and none is put on the bus', async () => {
  const aws = await startEventBridge();
  const queue = await aws.makeQueue('orders');
  await aws.makeRule({ name: 'all', targets: [{ Id: 'q', Arn: queue.arn }] });
  const body = JSON.stringify({ operation: 'PutEvents', fault: 'entry', times: 1 });
  await fetch(`${aws.origin}/_local/faults`, { method: 'POST', body });

  const answer = await aws.putEvents(orderEntry, orderEntry);

  expect(answer.FailedEntryCount).toBe(2);
  expect(answer.Entries).toMatchObject([
    { ErrorCode: 'InternalFailure' },
    { ErrorCode: 'InternalFailure' },
  ]);
  expect(await aws.isEmpty(queue)).toBe(true);
});
