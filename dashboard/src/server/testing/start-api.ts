import { randomUUID } from 'node:crypto';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { type Config, readConfig } from '../config.ts';
import {
  createDependencies,
  type Dependencies,
  type Replacements,
  setDependencies,
} from '../dependencies.ts';
import { type Answer, callRoute } from './call-route.ts';

export const FUNCTION_URL = 'http://127.0.0.1:9/';

/** However busy the machine is, what the tests are about is waited for. */
const PATIENCE_MS = 20_000;

/** The dashboard's API over a local AWS of its own. */
export interface Api {
  /** Calls the route as Next does; `headers` are put over those of a local script. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly dependencies: Dependencies;
  readonly aws: LocalAws;
  readonly failureQueueUrl: string;
  /** Makes an operation of AWS fail from now on, or for its next calls. */
  readonly setFault: (fault: { operation: string; fault: string; times?: number }) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** A server process that has just started: nothing in memory. */
  readonly restart: () => void;
  readonly close: () => Promise<void>;
}

export async function startApi(
  overrides: Partial<Config> = {},
  replacements: Replacements = {},
): Promise<Api> {
  const aws = await startLocalAws({ port: 0, dataPath: ':memory:' });
  const connection = {
    endpoint: aws.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const base = { ...readConfig({}), functionUrl: FUNCTION_URL, ...overrides };
  const first = createDependencies(base, { connection });
  const { QueueUrl = '' } = await first.sqs.send(
    new CreateQueueCommand({ QueueName: `failures-${randomUUID()}` }),
  );
  const config: Config = { ...base, failureQueueUrl: QueueUrl, ...overrides };
  const make = () =>
    createDependencies(config, {
      connection,
      patienceMs: PATIENCE_MS,
      settle: () => Promise.resolve(),
      ...replacements,
    });
  let dependencies = make();
  setDependencies(dependencies);
  return {
    call: (method, path, body, headers) => callRoute(method, path, body, headers),
    get dependencies() {
      return dependencies;
    },
    aws,
    failureQueueUrl: QueueUrl,
    setFault: async (fault) => {
      const answer = await fetch(`${aws.origin}/_local/faults`, {
        method: 'POST',
        body: JSON.stringify(fault),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    clearFaults: async () => {
      await fetch(`${aws.origin}/_local/faults`, { method: 'DELETE' });
    },
    restart: () => {
      dependencies = make();
      setDependencies(dependencies);
    },
    close: () => aws.close(),
  };
}
