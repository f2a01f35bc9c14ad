import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
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

async function call(method: string, path: string): Promise<unknown> {
  calls.push(`${method} ${path}`);
  if (path === '/webhooks') return { webhookId: 'canary-webhook' };
  if (path === '/live') return { viewerId: 'viewer' };
  if (path.endsWith('/test')) return { status: 200, body: { outcome: 'published' }, durationMs: 9 };
  if (method !== 'GET') return undefined;
  now += 2_000;
  reads += 1;
  return { events: reads >= arrivesAt ? [{}] : [] };
}

async function run(): Promise<string[]> {
  const target = {
    api: { call },
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
  expect(calls.slice(-2)).toEqual(['POST /live/viewer/close', 'DELETE /webhooks/canary-webhook']);
  expect(deletedSecrets).toEqual(['orders/canary-webhook']);
});
