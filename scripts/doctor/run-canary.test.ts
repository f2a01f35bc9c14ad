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
/** The dead letter was deleted. */
let isRemoved: boolean;
/** The read after which the event is on the queue. */
let arrivesAt: number;
let reads: number;
let calls: string[];
/** When the dead letter, the log line and the metric are there, ms after the start. */
let there: { deadLetterMs: number; lineMs: number; metricMs: number };
/** Dead letters in the gateway's queue. */
let deadLetters: number;
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
  isRemoved = false;
  calls = [];
  there = { deadLetterMs: 0, lineMs: 0, metricMs: 0 };
  deadLetters = 0;
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
  const after = (ms: number) => now - 1_000_000 >= ms;
  if (path.startsWith('/api/failures?')) {
    if (!isRemoved && after(there.deadLetterMs)) deadLetters = 1;
    return Response.json({ ...NO_FAILURES, total: deadLetters, allTotal: deadLetters });
  }
  if (path === '/api/failures/delete') {
    deadLetters = 0;
    isRemoved = true;
    return Response.json({ results: [], heldElsewhere: 0 });
  }
  if (path.includes('/activity')) {
    return Response.json({
      calls: after(there.lineMs) ? [CALL] : [],
      searchedFrom: 0,
      logGroupFound: true,
    });
  }
  if (path.startsWith('/api/metrics')) {
    const published = [9, after(there.metricMs) ? 1 : 0];
    return Response.json({ ...METRICS, times: [940_000, 1_000_000], published });
  }
  if (init?.method !== 'GET') return new Response(null, { status: 204 });
  now += 2_000;
  reads += 1;
  return Response.json({ events: reads >= arrivesAt ? [EVENT] : [], endsAt: 0 });
}

const NO_FAILURES = { failures: [], complete: true, heldElsewhere: 0, readAt: 0, options: [] };
const CALL = {
  id: '1',
  at: 0,
  outcome: 'published',
  status: 200,
  requestId: '1',
  durationMs: 1,
};
const NONE = { p50: [], p99: [] };
const METRICS = {
  from: 940_000,
  to: 1_060_000,
  periodMs: 60_000,
  parked: [],
  unavailable: [],
  lost: [],
  rejected: [],
  publishLatencyMs: NONE,
  ageAtArrivalMs: NONE,
};

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
    gateway: {
      secretPrefix: 'orders',
      bus: { name: 'default' },
      deadLetterQueue: { url: 'https://sqs/1/dead', found: true },
    },
    secrets,
    events: { send: async () => ({ Targets: [{ Id: 'viewer', Arn: 'arn' }], FailedEntries: [] }) },
    sqs: {
      send: async () => ({ QueueUrl: 'https://sqs/1/live', Attributes: { QueueArn: 'arn' } }),
    },
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
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
  // 60 s, and five in which a dead letter of it could still arrive.
  expect(now).toBe(1_000_000 + 65_000);
});

test('a rule that takes a while to take effect is no problem: the time is that of the event that arrived', async () => {
  arrivesAt = 9;
  expect(await run()).toEqual([
    '✓ Canary: published, answered after 9 ms',
    '✓ Canary: on the queue after 2000 ms (event 2: a new rule takes a while to take effect)',
    ...FOUND,
  ]);
});

const FOUND = [
  expect.stringMatching(/^✓ Canary: an event that its target denied is in the dead-letter queue/),
  '✓ Canary: its line is in the log',
  '✓ Canary: CloudWatch counts it in the metric Published',
];

test.each<[what: string, late: Partial<typeof there>, index: number, line: RegExp | string]>([
  ['a dead letter', { deadLetterMs: 50_000 }, 2, /^✓ Canary: .*dead-letter queue/],
  ['a log line', { lineMs: 50_000 }, 3, '✓ Canary: its line is in the log'],
  ['a metric', { metricMs: 100_000 }, 4, '✓ Canary: CloudWatch counts it in the metric Published'],
  [
    'no dead letter',
    { deadLetterMs: Number.POSITIVE_INFINITY },
    2,
    /^✗ Canary: an event that its target denied is not in the dead-letter queue within 60 s/,
  ],
  [
    'no log line',
    { lineMs: Number.POSITIVE_INFINITY },
    3,
    /^✗ Canary: its line is not in the log after 60 s .*logs:PutLogEvents/,
  ],
  [
    'no metric',
    { metricMs: Number.POSITIVE_INFINITY },
    4,
    /^– Canary: CloudWatch does not count it in the metric Published yet, after 120 s/,
  ],
])('%s that comes late is waited for, within limits', async (_, late, index, line) => {
  arrivesAt = 1;
  there = { ...there, ...late };
  const found = (await run())[index];
  if (line instanceof RegExp) expect(found).toMatch(line);
  else expect(found).toEqual(line);
});

test('a dead letter that arrives after the check is deleted too', async () => {
  arrivesAt = 1;
  there.deadLetterMs = 64_000;
  await run();
  expect(calls).toContain('POST /api/failures/delete');
  expect(deadLetters).toBe(0);
});

test('the temporary resources are deleted in any case, the newest first', async () => {
  await run();
  expect(calls.filter((call) => /close|delete|DELETE/.test(call))).toEqual([
    `POST /api/live/${VIEWER_ID}/close`,
    'POST /api/failures/delete',
    `POST /api/live/${VIEWER_ID}/close`,
    `DELETE /api/webhooks/${WEBHOOK_ID}`,
  ]);
  expect(deletedSecrets).toEqual([`orders/${WEBHOOK_ID}`]);
});
