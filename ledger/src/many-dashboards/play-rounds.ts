import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { connectionTo, GATEWAY_KEY_ID } from '../config.ts';
import { addressOf } from '../dashboard-api.ts';
import { findFreePorts } from '../ports.ts';
import type { Product } from '../product.ts';
import { pickBetween, type Random } from '../random.ts';
import { type Dashboard, startDashboard } from '../start-dashboard.ts';
import type { Tenant } from '../tenants.ts';
import { captureParkedMessage } from './capture-parked-message.ts';
import { changesOfOneWebhook } from './changes-of-one-webhook.ts';
import { editsOfOneRule } from './edits-of-one-rule.ts';
import type { Answer, Ask, PlayRound, Round } from './round.ts';
import { rulesOnOneTarget } from './rules-on-one-target.ts';
import { createTally, type TallyReport } from './tally.ts';
import { workOnTheSameFailures } from './work-on-the-same-failures.ts';

interface Options {
  readonly rounds: number;
  readonly random: Random;
  readonly product: Product;
  /** Each has its turn. */
  readonly tenants: readonly Tenant[];
  readonly ending: AbortController;
}

interface Kind {
  readonly play: PlayRound;
  /** How many of its rounds run at the same time. */
  readonly atOnce: number;
}

const DASHBOARDS_MAX = 4;
const DASHBOARDS_MIN = 2;
const DELAY_MAX_MS = 30;
const ROUNDS_OF_DELAYS = 5;
/** Calls with a random delay, which changes every few rounds, so that they interleave. */
const DELAYED = [
  'SetQueueAttributes',
  'PutRule',
  'PutTargets',
  'UpdateSecretVersionStage',
  'PutEvents',
];

/** Runs rounds of concurrent changes, with two, three and four dashboards in turn. */
export async function playRounds({
  rounds,
  random,
  product,
  tenants,
  ending,
}: Options): Promise<TallyReport> {
  const dashboards = await startDashboards(product, ending);
  try {
    const tally = createTally();
    const connection = connectionTo(product.awsUrl);
    const gatewayCredentials = { accessKeyId: GATEWAY_KEY_ID, secretAccessKey: 'ledger' };
    const shared = {
      events: new EventBridgeClient(connection),
      secrets: new SecretsManagerClient(connection),
      sqs: new SQSClient(connection),
      gatewaySqs: new SQSClient({ ...connection, credentials: gatewayCredentials }),
      tally,
    };
    const urls = [product.dashboardUrl, ...dashboards.map(({ url }) => url)];
    const parties: Party[] = [];
    for (const tenant of tenants) {
      const asks = urls.map((url) => createAsk(url, tenant.name));
      const taking = { awsUrl: product.awsUrl, queues: tenant.queues, sqs: shared.sqs };
      parties.push({ tenant, asks, writeParked: await captureParkedMessage(taking, asks) });
    }
    const kinds: readonly Kind[] = [
      { play: rulesOnOneTarget, atOnce: 4 },
      { play: changesOfOneWebhook, atOnce: 1 },
      { play: editsOfOneRule, atOnce: 4 },
      { play: workOnTheSameFailures, atOnce: 1 },
    ];
    const playKind = async ({ play }: Kind, indexes: Iterator<number>) => {
      for (let next = indexes.next(); !next.done; next = indexes.next()) {
        ending.signal.throwIfAborted();
        const index = next.value;
        if (index % ROUNDS_OF_DELAYS === 0) await setDelays(product.awsUrl, random);
        const counts = DASHBOARDS_MAX - DASHBOARDS_MIN + 1;
        const count = DASHBOARDS_MIN + (index % counts);
        // Each kind of round, with each number of dashboards, in each tenant.
        const party = parties[Math.floor(index / kinds.length / counts) % parties.length];
        if (party === undefined) throw new Error('There is no tenant.');
        const { tenant, writeParked } = party;
        const dashboards = party.asks.slice(0, count);
        await play({ ...shared, name: `at-once-${index}`, tenant, writeParked, dashboards });
        tally.count(`rounds of ${count} dashboards`);
        tally.count(`rounds in the tenant ${tenant.name}`);
      }
    };
    // Rounds of all kinds run concurrently, and several of the kinds that wait a lot.
    const playing = kinds.flatMap((kind, first) => {
      const indexes = listIndexes(first, rounds, kinds.length);
      return Array.from({ length: kind.atOnce }, () => playKind(kind, indexes));
    });
    await Promise.all(playing);
    return tally;
  } finally {
    await fetch(`${product.awsUrl}/_local/faults`, { method: 'DELETE' });
    await Promise.all(dashboards.map(({ child }) => child.end('SIGTERM')));
  }
}

/** A tenant, with the dashboards that work in it. */
interface Party extends Pick<Round, 'tenant' | 'writeParked'> {
  readonly asks: readonly Ask[];
}

function* listIndexes(first: number, end: number, step: number): Generator<number, undefined> {
  for (let index = first; index < end; index += step) yield index;
  return undefined;
}

async function startDashboards(
  { dashboardEnvironment }: Product,
  ending: AbortController,
): Promise<Dashboard[]> {
  const ports = await findFreePorts(DASHBOARDS_MAX - 1);
  const started = ports.map((port) =>
    startDashboard({ port, environment: dashboardEnvironment, ending }),
  );
  await Promise.all(started.map(({ ready }) => ready));
  return started;
}

function createAsk(url: string, tenant: string): Ask {
  return async (method, path, body): Promise<Answer> => {
    const response = await fetch(addressOf(url, path, tenant), {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

async function setDelays(awsUrl: string, random: Random): Promise<void> {
  await fetch(`${awsUrl}/_local/faults`, { method: 'DELETE' });
  for (const operation of DELAYED) {
    const delayMs = Math.round(pickBetween(random, 0, DELAY_MAX_MS));
    const body = JSON.stringify({ operation, fault: 'delay', delayMs });
    await fetch(`${awsUrl}/_local/faults`, { method: 'POST', body });
  }
}
