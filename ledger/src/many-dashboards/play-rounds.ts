import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { connectionTo, GATEWAY_KEY_ID } from '../config.ts';
import { findFreePorts } from '../ports.ts';
import type { Product } from '../product.ts';
import { pickBetween, type Random } from '../random.ts';
import { type Dashboard, startDashboard } from '../start-dashboard.ts';
import { captureParkedBody } from './capture-parked-body.ts';
import { changesOfOneWebhook } from './changes-of-one-webhook.ts';
import { editsOfOneRule } from './edits-of-one-rule.ts';
import type { Answer, Ask, PlayRound } from './round.ts';
import { rulesOnOneTarget } from './rules-on-one-target.ts';
import { createTally, type TallyReport } from './tally.ts';
import { workOnTheSameFailures } from './work-on-the-same-failures.ts';

interface Options {
  readonly rounds: number;
  readonly random: Random;
  readonly product: Product;
  readonly ending: AbortController;
}

interface Kind {
  readonly play: PlayRound;
  /** How many of its rounds are played at the same time. */
  readonly atOnce: number;
}

const DASHBOARDS_MAX = 4;
const DASHBOARDS_MIN = 2;
const DELAY_MAX_MS = 30;
const ROUNDS_OF_DELAYS = 5;
/** Calls that change something: each takes its own time for some rounds, so that they interleave. */
const DELAYED = [
  'SetQueueAttributes',
  'PutRule',
  'PutTargets',
  'UpdateSecretVersionStage',
  'PutEvents',
];

/** Plays rounds of changes at once, with two, three and four dashboards in turn. */
export async function playRounds({
  rounds,
  random,
  product,
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
      queues: product.queues,
      tally,
    };
    const askFirst = createAsk(product.dashboardUrl);
    const asks = [askFirst, ...dashboards.map(({ url }) => createAsk(url))];
    const writeParked = await captureParkedBody(product, shared.sqs, askFirst);
    const kinds: readonly Kind[] = [
      { play: rulesOnOneTarget, atOnce: 4 },
      { play: changesOfOneWebhook, atOnce: 1 },
      { play: editsOfOneRule, atOnce: 4 },
      { play: workOnTheSameFailures(writeParked), atOnce: 1 },
    ];
    const playKind = async ({ play }: Kind, places: Iterator<number>) => {
      for (let next = places.next(); !next.done; next = places.next()) {
        ending.signal.throwIfAborted();
        const place = next.value;
        if (place % ROUNDS_OF_DELAYS === 0) await setDelays(product.awsUrl, random);
        const count = DASHBOARDS_MIN + (place % (DASHBOARDS_MAX - DASHBOARDS_MIN + 1));
        await play({ ...shared, name: `at-once-${place}`, dashboards: asks.slice(0, count) });
        tally.count(`rounds of ${count} dashboards`);
      }
    };
    // Rounds of all kinds meet each other as well; the patient ones, several of a kind.
    const playing = kinds.flatMap((kind, first) => {
      const places = listPlaces(first, rounds, kinds.length);
      return Array.from({ length: kind.atOnce }, () => playKind(kind, places));
    });
    await Promise.all(playing);
    return tally;
  } finally {
    await fetch(`${product.awsUrl}/_local/faults`, { method: 'DELETE' });
    await Promise.all(dashboards.map(({ child }) => child.end('SIGTERM')));
  }
}

function* listPlaces(first: number, end: number, step: number): Generator<number, undefined> {
  for (let place = first; place < end; place += step) yield place;
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

function createAsk(url: string): Ask {
  return async (method, path, body): Promise<Answer> => {
    const response = await fetch(`${url}/api${path}`, {
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
