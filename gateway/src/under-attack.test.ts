import { measureMemory } from '@momento-gateway/local-aws/testing/fuzz/measure-memory';
import { describe, expect, test } from 'vitest';
import { createWebhookFinder } from './find-webhook.ts';
import { isOutcome } from './outcome.ts';
import { createFindTenantResources } from './tenant-resources.ts';
import { createManualClock } from './testing/manual-clock.ts';
import { createPayload, createPost, createSecret, sign, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const OTHER_ID = '11111111-2222-4333-8444-555555555555';
const SECOND_MS = 1_000;
/** Only ends a test that hangs. */
const SLOW = { timeout: 120_000 };

function unregisteredId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function post(gateway: TestGateway, webhookId: string, secret?: string): Promise<number> {
  const body = createPayload(gateway.clock.now());
  const { status } = await gateway.send(
    createPost(body, { webhookId, signature: sign(body, secret) }),
  );
  return status;
}

/** What the fake remembers would count as the gateway's memory. */
function forgetCalls({ aws, lines, hashed }: TestGateway): void {
  for (const list of [aws.requests, aws.events, lines, hashed]) list.length = 0;
}

function printMemory(what: string, bytes: number): void {
  process.stderr.write(`memory: ${what}: ${Math.round(bytes / 1_000)} kB\n`);
}

describe('10,000 requests for unknown ids', SLOW, () => {
  test('in 10 s cost 200 calls to Secrets Manager, and a known webhook works all the time', async () => {
    const gateway = await startTestGateway();
    expect(await post(gateway, WEBHOOK_ID)).toBe(200);
    gateway.aws.requests.length = 0;
    const counts = new Map<number, number>();
    for (let number = 0; number < 10_000; number += 1) {
      const status = await post(gateway, unregisteredId(number));
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (number % 1_000 === 0) expect(await post(gateway, WEBHOOK_ID)).toBe(200);
      gateway.clock.advance(1);
    }
    // 100 at once, then ten a second: in the first 9.999 s come 99 more tokens and a part of one.
    const reads = gateway.aws.count('GetSecretValue');
    expect(reads).toBeLessThanOrEqual(200);
    expect(reads).toBeGreaterThanOrEqual(199);
    expect(counts).toEqual(new Map([[403, 10_000]]));
  });

  test('cost as many reads when Secrets Manager is down, of a bounded number of attempts each', async () => {
    const gateway = await startTestGateway();
    gateway.aws.always('GetSecretValue', { status: 400, json: { __type: 'ThrottlingException' } });
    await Promise.all(
      Array.from({ length: 10_000 }, (_, number) =>
        gateway.send(createPost('', { webhookId: unregisteredId(number) })),
      ),
    );
    expect(gateway.aws.count('GetSecretValue')).toBeLessThanOrEqual(100 * 6);
  });

  test('cause a webhook that was not seen yet to be refused, until 100 ms after they end', async () => {
    const gateway = await startTestGateway();
    for (let number = 0; number < 10_000; number += 1) await post(gateway, unregisteredId(number));
    expect(await post(gateway, WEBHOOK_ID)).toBe(403);
    expect(gateway.readLine()).toMatchObject({
      reason: 'unknown-webhook',
      error: 'too many unknown ids',
    });
    expect(gateway.aws.events).toEqual([]);
    gateway.clock.advance(100);
    expect(await post(gateway, WEBHOOK_ID)).toBe(200);
  });

  test('and 10,000 more, each of them read, take under 2 MB of memory', async () => {
    const gateway = await startTestGateway();
    await post(gateway, WEBHOOK_ID);
    const readMany = async (from: number, to: number) => {
      for (let number = from; number < to; number += 1) {
        await post(gateway, unregisteredId(number));
        gateway.clock.advance(100);
        forgetCalls(gateway);
      }
    };
    await readMany(0, 2_000);
    const before = measureMemory();
    await readMany(2_000, 20_000);
    const grown = measureMemory() - before;
    printMemory('after 20,000 unknown ids', grown);
    expect(grown).toBeLessThan(2_000_000);
    expect(await post(gateway, WEBHOOK_ID)).toBe(200);
  });
});

describe('a flood of bad signatures on one webhook', SLOW, () => {
  const FLOOD_SECONDS = 60;

  /** The AWS calls of a minute with one call a second to the other webhook. */
  async function callOther(floodPerSecond: number) {
    const gateway = await startTestGateway();
    gateway.aws.secrets.set(
      `momento-gateway/${OTHER_ID}`,
      createSecret({ signingSecret: 'others' }),
    );
    await post(gateway, WEBHOOK_ID);
    gateway.aws.requests.length = 0;
    const statuses: number[] = [];
    for (let second = 0; second < FLOOD_SECONDS; second += 1) {
      const floods = Array.from({ length: floodPerSecond }, () =>
        post(gateway, WEBHOOK_ID, 'forged'),
      );
      statuses.push(await post(gateway, OTHER_ID, 'others'));
      expect(new Set(await Promise.all(floods))).toEqual(new Set(floodPerSecond > 0 ? [403] : []));
      gateway.clock.advance(SECOND_MS);
    }
    const { requests } = gateway.aws;
    const isFor = (id: string) => requests.filter(({ body }) => body.includes(id));
    return {
      statuses,
      own: isFor(WEBHOOK_ID).length,
      others: requests.length - isFor(WEBHOOK_ID).length,
    };
  }

  test('costs one read a second, and the other webhook makes the same calls as without it', async () => {
    const calm = await callOther(0);
    const flooded = await callOther(100);
    expect(calm).toEqual({
      statuses: Array.from({ length: FLOOD_SECONDS }, () => 200),
      own: 0,
      others: FLOOD_SECONDS + 1,
    });
    expect(flooded).toEqual({ ...calm, own: FLOOD_SECONDS });
  });
});

describe('100,000 webhooks', SLOW, () => {
  const WEBHOOKS = 100_000;

  /** A finder with a Secrets Manager in memory; each webhook is looked up once. */
  async function findAll(webhooks: number, toSecret: (number: number) => string) {
    const clock = createManualClock(NOW);
    let reads = 0;
    const finder = createWebhookFinder(
      {
        readSecret: async (name) => {
          reads += 1;
          return { kind: 'found', value: toSecret(Number(name.slice(-12))) };
        },
        secretPrefix: 'momento-gateway',
        findTenantResources: createFindTenantResources({
          busName: 'default',
          parkedQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/failures',
          heldQueueUrl: undefined,
          secretPrefix: 'momento-gateway',
        }),
        clock,
        random: () => 0.5,
      },
      300_000,
    );
    const before = measureMemory();
    for (let number = 0; number < webhooks; number += 1) {
      const found = await finder.findWebhook(unregisteredId(number), clock.monotonic() + SECOND_MS);
      if (isOutcome(found)) throw new Error(`${number} is ${found.kind}`);
      // Between two calls the event loop turns: what timers held is freed then.
      if (number % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const grown = measureMemory() - before;
    return { finder, clock, grown, countReads: () => reads };
  }

  test('each called once, take under 20 MB of memory; the last 10,000 are not read again', async () => {
    const { finder, clock, grown, countReads } = await findAll(WEBHOOKS, (number) =>
      createSecret({ v: 2, tenant: `tenant-${number}`, cache: `cache-${number}`, topic: 'orders' }),
    );
    printMemory('100,000 webhooks, of which 10,000 are held', grown);
    expect(grown).toBeLessThan(20_000_000);
    expect(countReads()).toBe(WEBHOOKS);
    for (let number = WEBHOOKS - 10_000; number < WEBHOOKS; number += 1) {
      await finder.findWebhook(unregisteredId(number), clock.monotonic());
    }
    expect(countReads()).toBe(WEBHOOKS);
  });

  test('of which one is always in use: the others never evict it', async () => {
    const { finder, clock, countReads } = await findAll(1, () => createSecret());
    for (let number = 1; number < 30_000; number += 1) {
      await finder.findWebhook(unregisteredId(number), clock.monotonic());
      if (number % 5_000 === 0) await finder.findWebhook(unregisteredId(0), clock.monotonic());
    }
    expect(countReads()).toBe(30_000);
  });

  test('10,000 with secrets of 64 KiB take no more memory than with small ones: the value is not kept', async () => {
    const { grown } = await findAll(10_000, (number) =>
      createSecret({
        // So long that a slice of the value would keep the whole value alive.
        v: 2,
        tenant: `the-tenant-with-number-${number}`,
        cache: `the-cache-with-the-number-${number}`,
        topic: `the-topic-with-the-number-${number}`,
        name: 'n'.repeat(65_000),
      }),
    );
    printMemory('10,000 webhooks with secrets of 64 KiB', grown);
    expect(grown).toBeLessThan(20_000_000);
  });
});
