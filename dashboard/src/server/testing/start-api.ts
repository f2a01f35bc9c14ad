import { randomUUID } from 'node:crypto';
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { type Config, readConfig } from '../config.ts';
import {
  createDependencies,
  type Dependencies,
  type Replacements,
  setDependencies,
} from '../create-context.ts';
import { type Answer, callRoute } from './call-route.ts';

export const FUNCTION_URL = 'http://127.0.0.1:9/';

/** However busy the machine is, what the tests are about is waited for. */
const PATIENCE_MS = 20_000;

/** What another holds in these tests it holds to their end. */
const FAILURE_PATIENCE_MS = 500;

/** One process of the dashboard's server. */
export interface ApiProcess {
  /** Calls the route as Next does; `headers` are put over those of a local script. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly dependencies: Dependencies;
}

/** The dashboard's API over a local AWS of its own. */
export interface Api extends ApiProcess {
  readonly aws: LocalAws;
  readonly parkedQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  /** Makes an operation of AWS fail from now on, or for its next calls. */
  readonly setFault: (fault: {
    operation: string;
    fault: string;
    skip?: number;
    times?: number;
    delayMs?: number;
    entries?: readonly number[];
  }) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** A server process that has just started: nothing in memory. */
  readonly restart: () => void;
  /** A second process on the same AWS, as when two people have a dashboard open. */
  readonly startAnother: (replacements?: Replacements) => ApiProcess;
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
  const parkedQueueUrl = await createQueue(first.sqs, 'parked');
  const deadLetterQueueUrl = await createQueue(first.sqs, 'failures');
  const config: Config = { ...base, parkedQueueUrl, deadLetterQueueUrl, ...overrides };
  const make = (others: Replacements = {}) =>
    createDependencies(config, {
      connection,
      patienceMs: PATIENCE_MS,
      settle: () => Promise.resolve(),
      failurePatienceMs: FAILURE_PATIENCE_MS,
      ...replacements,
      ...others,
    });
  let dependencies = make();
  setDependencies(dependencies);
  return {
    call: (method, path, body, headers) => callRoute(method, path, body, headers),
    get dependencies() {
      return dependencies;
    },
    aws,
    parkedQueueUrl,
    deadLetterQueueUrl,
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
    startAnother: (others = {}) => {
      const another = make({ processName: `process-${randomUUID().slice(0, 8)}`, ...others });
      return {
        dependencies: another,
        call: (method, path, body, headers) => callRoute(method, path, body, headers, another),
      };
    },
    close: () => aws.close(),
  };
}

async function createQueue(sqs: SQSClient, name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: `${name}-${randomUUID()}` }),
  );
  return QueueUrl;
}
