import { expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('an event reaches its queue as the whole envelope, in order, with the detail to the letter', async () => {
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
