import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AwsLink,
  type OnOpenCall,
  type OnRead,
  type OnSlowCall,
  openAwsLink,
} from './aws-link.ts';
import { type Child, startChild } from './child.ts';
import { baseEnvironment, GATEWAY_KEY_ID } from './config.ts';
import { findFreePorts, requireAnswer, requireListening, waitFor } from './ports.ts';
import { type EventQueues, provision } from './provision.ts';
import type { Random } from './random.ts';
import { startDashboard } from './start-dashboard.ts';

/** The built product in its own processes, on free ports. */
export interface Product {
  readonly awsUrl: string;
  readonly dashboardUrl: string;
  /** Environment for another dashboard of the same product. */
  readonly dashboardEnvironment: NodeJS.ProcessEnv;
  readonly queues: EventQueues;
  /** The link between gateway and AWS. */
  readonly link: Pick<AwsLink, 'setMode' | 'settle'>;
  /** Sends SIGKILL; resolves when the process has ended. */
  readonly killGateway: () => Promise<void>;
  /** Resolves when it listens. */
  readonly startGateway: () => Promise<void>;
  readonly pids: () => Readonly<Record<string, number>>;
  readonly end: () => Promise<void>;
}

interface ProductOptions {
  readonly cacheTtlMs: number;
  readonly random: Random;
  readonly onOpenCall: OnOpenCall;
  readonly onSlowCall: OnSlowCall;
  readonly onRead: OnRead;
  readonly ending: AbortController;
  /** Whether calls that cannot be verified are held. */
  readonly holds?: boolean;
}

export async function startProduct(options: ProductOptions): Promise<Product> {
  const { ending, onOpenCall, onSlowCall, onRead, random } = options;
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const endOne of ends.splice(0).reverse()) await endOne();
  };
  const start = (spec: Parameters<typeof startChild>[0]): Child =>
    startChild(spec, (message) => ending.abort(new Error(message)));
  const keep = (child: Child): Child => {
    ends.push(() => child.end('SIGTERM'));
    return child;
  };
  try {
    const dataPath = await mkdtemp(join(tmpdir(), 'ledger-'));
    ends.push(() => rm(dataPath, { recursive: true, force: true }));
    const [awsPort = 0, gatewayPort = 0, dashboardPort = 0] = await findFreePorts(3);
    const awsUrl = `http://127.0.0.1:${awsPort}`;
    const environment = { ...baseEnvironment(), AWS_ENDPOINT_URL: awsUrl };
    const localAws = keep(
      start({
        name: 'local AWS',
        args: ['local-aws/src/main.ts'],
        environment: { ...environment, LOCAL_AWS_PORT: String(awsPort), LOCAL_AWS_DATA: dataPath },
      }),
    );
    const link = await openAwsLink({ awsUrl, onOpenCall, onSlowCall, onRead, random });
    ends.push(() => link.close());
    await waitFor('Local AWS', () => requireAnswer(`${awsUrl}/_local/health`), ending.signal);
    const queues = await provision(awsUrl);
    const own = {
      ...environment,
      EVENT_BUS_NAME: 'default',
      PARKED_QUEUE_URL: queues.parked,
      ...(options.holds && { HELD_QUEUE_URL: queues.held }),
    };

    const dashboardEnvironment = {
      ...own,
      DEAD_LETTER_QUEUE_URL: queues.deadLetters,
      FUNCTION_URL: `http://127.0.0.1:${gatewayPort}/`,
      LOG_GROUP_NAME: '/aws/lambda/momento-gateway',
    };
    const dashboard = startDashboard({
      port: dashboardPort,
      environment: dashboardEnvironment,
      ending,
    });
    keep(dashboard.child);
    let gateway: Child | undefined;
    ends.push(async () => gateway?.end('SIGTERM'));
    const startGateway = async () => {
      gateway = start({
        name: 'the gateway',
        args: ['local-aws/src/function-url/main.ts'],
        environment: {
          ...own,
          AWS_ACCESS_KEY_ID: GATEWAY_KEY_ID,
          AWS_ENDPOINT_URL: link.url,
          AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: awsUrl,
          AWS_LAMBDA_FUNCTION_NAME: 'momento-gateway',
          WEBHOOK_CACHE_TTL_MS: String(options.cacheTtlMs),
          FUNCTION_URL_PORT: String(gatewayPort),
          FUNCTION_HANDLER: 'gateway/dist/index.mjs',
        },
      });
      await waitFor('The gateway', () => requireListening(gatewayPort), ending.signal);
    };
    await startGateway();
    await dashboard.ready;
    return {
      awsUrl,
      dashboardUrl: dashboard.url,
      dashboardEnvironment,
      queues,
      link,
      startGateway,
      killGateway: async () => gateway?.end('SIGKILL'),
      pids: () => ({
        'local AWS': localAws.pid,
        gateway: gateway?.pid ?? 0,
        dashboard: dashboard.child.pid,
      }),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
