import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { expect } from 'vitest';
import type { Api } from './start-api.ts';

export async function openViewer(api: Api, filter: object = {}): Promise<string> {
  const { status, body } = await api.call('POST', '/api/live', filter);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.viewerId;
}

/** Waits up to two seconds for the first event. */
export async function takeEvents(api: Api, viewerId: string): Promise<LiveEvent[]> {
  const { status, body } = await api.call('GET', `/api/live/${viewerId}?waitSeconds=2`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.events;
}

/** Rules on the tenant's bus and queues of viewers, as plain AWS tools show them. */
export async function listViewerResources(api: Api): Promise<string[]> {
  const { events, sqs, config } = api.context;
  const { busName: EventBusName } = config;
  const prefix = 'momento-gateway-live-';
  const { Rules = [] } = await events.send(
    new ListRulesCommand({ EventBusName, NamePrefix: prefix }),
  );
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  return [
    ...Rules.map(({ Name }) => `rule ${Name}`),
    ...QueueUrls.map((url) => `queue ${url.slice(url.lastIndexOf('/') + 1)}`),
  ];
}
