import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildGateway } from '@momento-gateway/gateway/build';
import { startFunctionUrlHost } from '@momento-gateway/local-aws/function-url/start-function-url-host';
import { startLocalAws } from '@momento-gateway/local-aws/start-local-aws';

export interface FloodRow {
  readonly name: string;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** The median of the rounds' ratios: median with the flood by median without, of one round. */
  readonly ratio: number;
}

export interface FloodOptions {
  readonly rounds: number;
  /** Calls of the measured webhook in one half of a round. */
  readonly calls: number;
  /** Bad signatures a second on the other webhook. */
  readonly floodPerSecond: number;
}

const FLOODED = { id: '11111111-2222-4333-8444-555555555555', secret: 'secret-of-the-flooded' };
const MEASURED = { id: '22222222-2222-4333-8444-555555555555', secret: 'secret-of-the-measured' };

/**
 * What one webhook's calls take while another gets bad signatures, against what they take without:
 * the built gateway behind the local Function URL, before local AWS, all in this process. There
 * the flood shares one CPU with what it is to leave alone; on Lambda it has instances of its own.
 */
export async function measureFlood(options: FloodOptions): Promise<readonly FloodRow[]> {
  const { url, close } = await startStack();
  const agent = new Agent({ keepAlive: true });
  try {
    const calm: number[] = [];
    const flooded: number[] = [];
    const ratios: number[] = [];
    await callMany(url, agent, options.calls);
    for (let round = 0; round < options.rounds; round += 1) {
      const without = await callMany(url, agent, options.calls);
      const stop = startFlood(url, agent, options.floodPerSecond);
      const withFlood = await callMany(url, agent, options.calls).finally(stop);
      calm.push(...without);
      flooded.push(...withFlood);
      ratios.push(findQuantile(withFlood, 0.5) / findQuantile(without, 0.5));
    }
    const toRow = (name: string, samples: readonly number[], ratio: number): FloodRow => ({
      name,
      medianMs: findQuantile(samples, 0.5),
      p99Ms: findQuantile(samples, 0.99),
      ratio,
    });
    return [
      toRow('without a flood', calm, 1),
      toRow(
        `${options.floodPerSecond} bad signatures a second on another webhook`,
        flooded,
        findQuantile(ratios, 0.5),
      ),
    ];
  } finally {
    agent.destroy();
    await close();
  }
}

async function startStack(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'flood-'));
  await buildGateway(folder);
  const aws = await startLocalAws({ port: 0, dataPath: ':memory:' });
  const config = {
    endpoint: aws.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const sqs = new SQSClient(config);
  const secrets = new SecretsManagerClient(config);
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'failures' }));
  for (const { id, secret } of [FLOODED, MEASURED]) {
    const webhook = { v: 1, tenant: 't', name: 'n', cache: 'c', topic: 't', enabled: true };
    const SecretString = JSON.stringify({ ...webhook, signingSecret: secret });
    await secrets.send(new CreateSecretCommand({ Name: `momento-gateway/${id}`, SecretString }));
  }
  sqs.destroy();
  secrets.destroy();
  const host = await startFunctionUrlHost({
    port: 0,
    handlerPath: join(folder, 'index.js'),
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL: aws.origin,
      FAILURE_QUEUE_URL: QueueUrl,
    },
    output: { write: () => {} },
  });
  return {
    url: host.url,
    close: async () => {
      await host.close();
      await aws.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One call after the other; how long each took, ms. */
async function callMany(url: string, agent: Agent, calls: number): Promise<number[]> {
  const durations: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const startedAt = performance.now();
    const status = await post(url, agent, MEASURED.id, MEASURED.secret);
    durations.push(performance.now() - startedAt);
    if (status !== 200) throw new Error(`The measured webhook is answered ${status}.`);
  }
  return durations;
}

/** At a steady rate, whether the last ones are answered or not. */
function startFlood(url: string, agent: Agent, perSecond: number): () => Promise<void> {
  const end = new AbortController();
  const running = (async () => {
    const startedAt = performance.now();
    const sent = new Set<Promise<unknown>>();
    for (let count = 0; !end.signal.aborted; count += 1) {
      const delayMs = startedAt + (count * 1_000) / perSecond - performance.now();
      if (delayMs > 0) await wait(delayMs);
      const call = post(url, agent, FLOODED.id, 'forged').then((status) => {
        sent.delete(call);
        if (status !== 403) throw new Error(`The flooded webhook is answered ${status}.`);
      });
      sent.add(call);
    }
    await Promise.all(sent);
  })();
  return () => {
    end.abort();
    return running;
  };
}

function post(url: string, agent: Agent, webhookId: string, secret: string): Promise<number> {
  const now = Date.now();
  const body = JSON.stringify({
    cache: 'c',
    topic: 't',
    event_timestamp: now,
    publish_timestamp: now,
    topic_sequence_number: 1,
    token_id: '',
    text: 'x'.repeat(800),
  });
  const signature = createHmac('sha3-256', secret).update(body).digest('hex');
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'momento-signature': signature };
    const sent = request(
      `${url}webhooks/${webhookId}`,
      { method: 'POST', agent, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function findQuantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

// By itself, until `npm run bench` has it: `node bench/src/measures/flood.ts`.
if (import.meta.main) {
  const rows = await measureFlood({ rounds: 20, calls: 100, floodPerSecond: 200 });
  process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
}
