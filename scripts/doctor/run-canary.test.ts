import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { bindCall } from '@momento-gateway/api/call';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { beforeEach, expect, test } from 'vitest';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';
import { runCanary } from './run-canary.ts';

/** ms; each read of the queue takes two seconds. */
let now: number;
/** The read after which the event is on the queue. */
let arrivesAt: number;
let reads: number;
let calls: string[];
const deletedSecrets: string[] = [];

const secrets = new SecretsManagerClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  requestHandler: {
    handle: async ({ body }: { body: Uint8Array }) => {
      deletedSecrets.push(JSON.parse(Buffer.from(body).toString()).SecretId);
      return { response: { statusCode: 200, headers: {}, body: undefined } };
    },
  },
});

beforeEach(() => {
  now = 1_000_000;
  arrivesAt = Number.POSITIVE_INFINITY;
  reads = 0;
  calls = [];
  deletedSecrets.length = 0;
});

const WEBHOOK_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const VIEWER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Answers as a dashboard of a gateway that publishes. */
async function answer(path: string, init: RequestInit | undefined): Promise<Response> {
  calls.push(`${init?.method} ${path.replace(/\?.*/, '')}`);
  if (path === '/api/webhooks') return Response.json(WEBHOOK, { status: 201 });
  if (path === '/api/live') {
    return Response.json({ viewerId: VIEWER_ID, pattern: {}, endsAt: 0 }, { status: 201 });
  }
  if (path.endsWith('/test')) {
    return Response.json({ status: 200, body: { outcome: 'published' }, durationMs: 9 });
  }
  if (init?.method !== 'GET') return new Response(null, { status: 204 });
  now += 2_000;
  reads += 1;
  return Response.json({ events: reads >= arrivesAt ? [EVENT] : [], endsAt: 0 });
}

const WEBHOOK: Webhook = {
  webhookId: WEBHOOK_ID,
  name: 'Doctor canary',
  tenant: 'default',
  cache: 'momento-gateway-canary',
  topic: 'topic',
  detailType: 'momento-gateway-canary#topic',
  url: 'https://x.on.aws/webhooks/1',
  enabled: true,
  parseText: false,
  createdAt: 0,
};

const EVENT: LiveEvent = {
  id: 'event',
  cache: WEBHOOK.cache,
  topic: WEBHOOK.topic,
  detailType: WEBHOOK.detailType,
  arrivedAt: 0,
  event: {},
};

async function run(): Promise<string[]> {
  const target = {
    api: bindCall((path, init) => answer(String(path), init)),
    gateway: { secretPrefix: 'orders' },
    secrets,
    now: () => now,
  } as unknown as DoctorTarget;
  const lines: string[] = [];
  for await (const finding of runCanary(target, { signal: new AbortController().signal })) {
    lines.push(formatFinding(finding));
  }
  return lines;
}

const countSent = () => calls.filter((made) => made.endsWith('/test')).length;

test('an event that is not on the queue is sent again every 15 s, and is a problem after 60 s', async () => {
  expect(await run()).toEqual([
    '✓ Canary: published, answered after 9 ms',
    expect.stringMatching(
      /^✗ Canary: published, but not on the queue within 60 s .*EVENT_BUS_NAME/,
    ),
  ]);
  expect(countSent()).toBe(4);
  expect(now).toBe(1_000_000 + 60_000);
});

test('a rule that takes a while to take effect is no problem: the time is that of the event that arrived', async () => {
  arrivesAt = 9;
  expect(await run()).toEqual([
    '✓ Canary: published, answered after 9 ms',
    '✓ Canary: on the queue after 2000 ms (event 2: a new rule takes a while to take effect)',
  ]);
});

test('the temporary resources are deleted in any case, the newest first', async () => {
  await run();
  expect(calls.slice(-2)).toEqual([
    `POST /api/live/${VIEWER_ID}/close`,
    `DELETE /api/webhooks/${WEBHOOK_ID}`,
  ]);
  expect(deletedSecrets).toEqual([`orders/${WEBHOOK_ID}`]);
});
