import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { exportAudit, listAudit, recordExport } from '@momento-gateway/api/audit/audit-operations';
import { explainEvent, explainMessage } from '@momento-gateway/api/explain/explain-operations';
import { readGateway, readHealth } from '@momento-gateway/api/gateway/gateway-operations';
import {
  closeViewer,
  openViewer,
  readViewer,
  removeViewer,
} from '@momento-gateway/api/live/live-operations';
import { listActivity, readGaps } from '@momento-gateway/api/observation/activity-operations';
import { checkDependencies } from '@momento-gateway/api/observation/dependency-operations';
import {
  listUnknownCalls,
  readMetrics,
} from '@momento-gateway/api/observation/observation-operations';
import { sendTestEvent } from '@momento-gateway/api/webhooks/webhook-operations';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import { type AgedViewer, type Check, type CheckContext, waitFor } from './check.ts';
import { register } from './webhook-checks.ts';

/** The dashboard extends a viewer's lifetime by a minute at least. */
const EXTENSION_STEP_MS = 61_000;

/** Opens a viewer to be read later. */
export async function openAged(context: CheckContext): Promise<AgedViewer> {
  const openedAt = Date.now();
  return { viewerId: await open(context), openedAt };
}

/** How long the dashboard caches whether a bus exists. */
const BUS_CACHED_MS = 2_500;

async function open({ dashboard, leftovers }: CheckContext): Promise<string> {
  const { viewerId } = await dashboard.call(openViewer, { body: { cache: 'shop' } });
  leftovers.set(viewerId, () => dashboard.call(removeViewer, { params: { viewerId } }));
  return viewerId;
}

async function publish({ stack }: CheckContext): Promise<void> {
  const { EventBusName } = stack.outputs;
  const Detail = '{"cache":"shop","topic":"orders"}';
  const entry = { EventBusName, Source: 'Momento', DetailType: 'shop#orders', Detail };
  await administrator.events.send(new PutEventsCommand({ Entries: [entry] }));
}

export const OBSERVATION_CHECKS = {
  // What `npm run dashboard -- --stack` reads before it starts one.
  'reads its configuration from the stack': async ({ stack, credentials }) => {
    const client = new CloudFormationClient({ credentials });
    const command = new DescribeStacksCommand({ StackName: stack.name });
    const { Stacks: [found] = [] } = await client.send(command);
    expect(found?.Outputs?.map(({ OutputKey }) => OutputKey)).toContain('GatewayUrl');
  },
  'reaches what it depends on': async ({ dashboard }) => {
    await sleep(BUS_CACHED_MS);
    const { checks } = await dashboard.call(checkDependencies, {});
    expect(checks.map(({ state }) => state)).toEqual(Array(8).fill('ok'));
  },
  'describes the gateway': async ({ dashboard }) => {
    await dashboard.call(readHealth, {});
    expect(await dashboard.call(readGateway, {})).toMatchObject({ problems: [] });
    await dashboard.call(readMetrics, { query: { hours: 1 } });
    expect(await dashboard.call(listUnknownCalls, {})).toMatchObject({ complete: true });
  },
  'shows the activity of a webhook': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const params = { webhookId };
    await dashboard.call(sendTestEvent, { params, body: {} });
    const read = async () => (await dashboard.call(listActivity, { params, query: {} })).calls;
    const calls = await waitFor(read, ({ length }) => length > 0);
    expect(calls[0]).toMatchObject({ outcome: 'published', status: 200 });
    const { eventId: search } = calls[0] ?? {};
    expect(search).toMatch(/./);
    const query = { search, from: Date.now() - 600_000 };
    const found = await dashboard.call(listActivity, { params, query });
    expect(found.calls.map(({ eventId }) => eventId)).toContain(search);
    // The call is younger than the minutes after which its number counts.
    expect(await dashboard.call(readGaps, { params })).toMatchObject({ missingCount: 0 });
  },
  'explains an event': async (context) => {
    const { dashboard } = context;
    const { webhookId, cache, topic } = await register(context);
    await dashboard.call(sendTestEvent, { params: { webhookId }, body: {} });
    const query = { webhookId, sequenceNumber: 0 };
    const read = () => dashboard.call(explainEvent, { query });
    const explained = await waitFor(read, ({ event }) => event.eventId !== undefined);
    expect(explained.hops.slice(0, 3).map(({ state }) => state)).toEqual(Array(3).fill('passed'));
    const body = { ...query, message: { cache, topic, text: 'pasted' } };
    const { event } = await dashboard.call(explainMessage, { body });
    expect(event).toMatchObject({ webhookId, hasMessage: true });
  },
  'shows who changed what': async (context) => {
    const { dashboard } = context;
    const { webhookId: object } = await register(context);
    await dashboard.call(recordExport, { body: { kind: 'failures', count: 0, withEvents: false } });
    const read = async () => (await dashboard.call(listAudit, { query: { object } })).entries;
    const entries = await waitFor(read, ({ length }) => length > 0);
    expect(entries).toMatchObject([{ operation: 'registerWebhook', outcome: 'done' }]);
    expect(await dashboard.call(exportAudit, { query: { object } })).toMatchObject({ entries });
  },
  'shows live events': async (context) => {
    const { dashboard, leftovers } = context;
    const viewerId = await open(context);
    await publish(context);
    const params = { viewerId };
    const read = async () =>
      (await dashboard.call(readViewer, { params, query: { waitSeconds: 2 } })).events;
    expect(await read()).toHaveLength(1);
    expect(await read()).toEqual([]);
    await dashboard.call(removeViewer, { params });
    leftovers.delete(viewerId);
  },
  'counts the open viewers': async (context) => {
    const { dashboard } = context;
    await open(context);
    const viewerId = await open(context);
    await dashboard.call(closeViewer, { params: { viewerId } });
  },
  'keeps a viewer that is in use': async (context) => {
    const { dashboard, agedViewers } = context;
    const { viewerId, openedAt } = agedViewers.shift() ?? (await openAged(context));
    await sleep(Math.max(0, openedAt + EXTENSION_STEP_MS - Date.now()));
    await dashboard.call(readViewer, { params: { viewerId }, query: {} });
  },
} satisfies Record<string, Check>;
