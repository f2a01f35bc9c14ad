import {
  DeleteEventBusCommand,
  DeleteRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { LIVE_VIEWERS_MAX } from '@momento-gateway/api/live/live';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failCalls } from '../testing/fail-calls.ts';
import { listViewerResources, openViewer, takeEvents } from '../testing/live-calls.ts';
import { makeTenants } from '../testing/of-tenant.ts';
import { putEvent } from '../testing/put-event.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { sweepRegularly } from './sweep-regularly.ts';

const LONG_MS = 300_000;
const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let stack: Api;
let orders: Api;
let refunds: Api;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  stack = await startApi({}, { now: () => time });
  ({ orders, refunds } = await makeTenants(stack));
});
afterEach(() => stack.close());

/** Its rule and its queue, by the viewer's id. */
const listIds = async (tenant: Api) =>
  (await listViewerResources(tenant)).map((name) => name.replace('momento-gateway-live-', ''));

test('a viewer sees the events of its own tenant only', async () => {
  const [first, second] = [await openViewer(orders), await openViewer(stack)];
  await putEvent(refunds, { cache: 'shop', topic: 'refunded' });
  await putEvent(stack, { cache: 'shop', topic: 'stored' });
  await putEvent(orders, { cache: 'shop', topic: 'ordered' });
  expect((await takeEvents(orders, first)).map(({ topic }) => topic)).toEqual(['ordered']);
  expect((await takeEvents(stack, second)).map(({ topic }) => topic)).toEqual(['stored']);
});

test.each([
  ['GET', ''],
  ['DELETE', ''],
  ['POST', '/close'],
] as const)('%s of a viewer of another tenant is answered as for none', async (method, end) => {
  const viewerId = await openViewer(orders);
  const before = await listIds(orders);
  for (const tenant of [refunds, stack]) {
    const ask = async (id: string) => {
      const calls = failCalls(stack.context);
      const { status, text } = await tenant.call(method, `/api/live/${id}${end}`);
      calls.stop();
      return [status, text.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll(id, ''), calls.sent];
    };
    // The first call finds out whether there is such a tenant.
    await ask(UNKNOWN);
    expect(await ask(viewerId)).toEqual(await ask(UNKNOWN));
  }
  expect(await listIds(orders)).toEqual(before);
});

test('viewers of other tenants take no place of the tenant’s own', async () => {
  for (let count = 0; count < LIVE_VIEWERS_MAX; count += 1) await openViewer(orders);
  expect((await orders.call('POST', '/api/live', {})).status).toBe(409);
  await openViewer(refunds);
  await openViewer(stack);
});

async function sweep(): Promise<void> {
  await sweepRegularly(stack.context, () => {});
}

test('a process removes the dead viewers of all tenants, also of those that it has not served', async () => {
  for (const tenant of [orders, refunds, stack]) await openViewer(tenant);
  time += LONG_MS;
  const alive = await openViewer(refunds);
  stack.restart();
  await sweep();
  expect(await listIds(orders)).toEqual([`queue ${alive}`]);
  expect(await listIds(stack)).toEqual([`queue ${alive}`]);
  expect(await listIds(refunds)).toEqual([`rule ${alive}`, `queue ${alive}`]);
});

test('opening a viewer removes dead ones of its own tenant only', async () => {
  const theirs = await openViewer(refunds);
  time += LONG_MS;
  const own = await openViewer(orders);
  expect(await listIds(refunds)).toEqual(
    expect.arrayContaining([`rule ${theirs}`, `queue ${theirs}`, `queue ${own}`]),
  );
});

test('a rule that lost its queue, and a queue that lost its bus, are removed too', async () => {
  const [first, second] = [await openViewer(orders), await openViewer(refunds)];
  const { events, sqs } = stack.context;
  const QueueName = `momento-gateway-live-${first}`;
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  const bus = { EventBusName: refunds.context.config.busName };
  const Rule = `momento-gateway-live-${second}`;
  await events.send(new RemoveTargetsCommand({ ...bus, Rule, Ids: ['viewer'] }));
  await events.send(new DeleteRuleCommand({ ...bus, Name: Rule }));
  await events.send(new DeleteEventBusCommand({ Name: bus.EventBusName }));
  time += LONG_MS;
  await sweep();
  expect(await listIds(orders)).toEqual([]);
});

test('viewers of another stack stay, whatever their tenant is called', async () => {
  const other = { secretPrefix: 'other' };
  const { stack: own, config } = stack.context;
  stack.replaceContext({
    config: { ...config, ...other },
    stack: { ...own, config: { ...own.config, ...other } },
  });
  const viewerId = await openViewer(stack);
  stack.restart();
  time += LONG_MS;
  await sweep();
  await openViewer(orders);
  expect(await listIds(stack)).toEqual(
    expect.arrayContaining([`rule ${viewerId}`, `queue ${viewerId}`]),
  );
});
