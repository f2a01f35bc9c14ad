import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { root } from '../../root.ts';
import { connectionOf } from '../../start/connection-of.ts';
import { findFreePort } from '../../start/find-free-port.ts';
import { Processes } from '../../start/processes.ts';
import { readSettings } from '../../start/settings.ts';
import { startProduct } from '../../start/start-product.ts';
import { answers, waitUntilReady } from '../../start/wait-until-ready.ts';

export const BUS = 'doctor';

/** A running product with its own bus, which tests can delete. */
export interface RunningProduct {
  /** The environment of `npm start`. */
  readonly environment: NodeJS.ProcessEnv;
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  /** Makes an AWS operation fail from now on; undefined: none. */
  readonly setFault: (operation: string | undefined) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startRunningProduct(): Promise<RunningProduct> {
  const dataPath = await mkdtemp(join(tmpdir(), 'doctor-'));
  const awsUrl = `http://127.0.0.1:${await findFreePort()}`;
  const environment = {
    ...process.env,
    // With keys of the shell that runs the tests, local AWS would not know the function by its role.
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_ENDPOINT_URL: awsUrl,
    EVENT_BUS_NAME: BUS,
    GATEWAY_PORT: String(await findFreePort()),
    DASHBOARD_PORT: String(await findFreePort()),
  };
  const settings = readSettings(environment);
  const ending = new AbortController();
  const processes = new Processes((message) => ending.abort(new Error(message)));
  const { signal } = ending;
  processes.start({
    name: 'local-aws',
    args: [join(root, 'local-aws/src/main.ts')],
    cwd: root,
    environment: { ...environment, LOCAL_AWS_PORT: new URL(awsUrl).port, LOCAL_AWS_DATA: dataPath },
  });
  await waitUntilReady('Local AWS', answers(`${awsUrl}/_local/health`), signal);
  const connection = connectionOf(settings.environment);
  const events = new EventBridgeClient(connection);
  await events.send(new CreateEventBusCommand({ Name: BUS }));
  await startProduct(settings, { dev: false, processes, signal });
  return {
    environment,
    events,
    sqs: new SQSClient(connection),
    setFault: async (operation) => {
      await fetch(`${awsUrl}/_local/faults`, {
        method: operation === undefined ? 'DELETE' : 'POST',
        ...(operation !== undefined && { body: JSON.stringify({ operation, fault: 'error' }) }),
      });
    },
    close: async () => {
      await processes.end(3_000);
      await rm(dataPath, { recursive: true, force: true });
    },
  };
}
