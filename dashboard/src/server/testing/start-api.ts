import { randomUUID } from 'node:crypto';
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { createAwsClients } from '../aws/create-aws-clients.ts';
import { createLocalCallers } from '../callers/local-callers.ts';
import { type Config, readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { createContext, type Replacements, setContext } from '../create-context.ts';
import { type Answer, callApi } from './call-api.ts';
import { clientsOf } from './clients-of.ts';

export const FUNCTION_URL = 'http://127.0.0.1:9/';

/** However busy the machine is, what the tests are about is waited for. */
const MAX_WAIT_MS = 20_000;

/** What another holds in these tests it holds to their end. */
const FAILURE_MAX_WAIT_MS = 500;

/** One process of the dashboard's server. */
export interface ApiProcess {
  /** Calls the HTTP API; `headers` are put over those of a local script. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly context: Context;
}

/** The dashboard's API over a local AWS of its own. */
export interface Api extends ApiProcess {
  readonly aws: LocalAws;
  readonly parkedQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly heldQueueUrl: string;
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
  /** A server process that has just started: nothing in memory. It is faster when it keeps the clients of AWS. */
  readonly restart: (options?: { readonly keepsClients?: boolean }) => void;
  /** Puts parts of this process's context in place of its own. */
  readonly replaceContext: (parts: Partial<Context>) => void;
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
  const clients = createAwsClients(connection);
  const parkedQueueUrl = await createQueue(clients.sqs, 'parked');
  const deadLetterQueueUrl = await createQueue(clients.sqs, 'failures');
  const heldQueueUrl = await createQueue(clients.sqs, 'held');
  const queues = { parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl };
  const config: Config = { ...base, ...queues, ...overrides };
  const make = (others: Replacements = {}) =>
    createContext(config, createLocalCallers(), {
      connection,
      maxWaitMs: MAX_WAIT_MS,
      settle: () => Promise.resolve(),
      waitForGateway: () => Promise.resolve(),
      failureMaxWaitMs: FAILURE_MAX_WAIT_MS,
      ...replacements,
      ...others,
    });
  let context = make({ clients });
  setContext(context);
  return {
    call: (method, path, body, headers) => callApi(context, method, path, body, headers),
    get context() {
      return context;
    },
    aws,
    ...queues,
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
    restart: ({ keepsClients = false } = {}) => {
      context = make(keepsClients ? { clients: clientsOf(context) } : {});
      setContext(context);
    },
    replaceContext: (parts) => {
      context = { ...context, ...parts };
      setContext(context);
    },
    startAnother: (others = {}) => {
      const another = make({ processName: `process-${randomUUID().slice(0, 8)}`, ...others });
      return {
        context: another,
        call: (method, path, body, headers) => callApi(another, method, path, body, headers),
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
