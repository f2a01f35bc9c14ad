import { join } from 'node:path';
import type { AwsService } from './core/aws-service.ts';
import type { Clock } from './core/clock.ts';
import { systemClock } from './core/clock.ts';
import { openDatabase } from './core/database.ts';
import { STORAGE_LIMITS, type StorageLimits } from './core/storage-limits.ts';
import { explainDatabaseError } from './core/unusable-database.ts';
import { createServices } from './create-services.ts';
import { answerFaultCall } from './faults/answer-fault-call.ts';
import { createFaultInjection } from './faults/create-fault-injection.ts';
import { createFaultList, type FaultList } from './faults/create-fault-list.ts';
import { toJsonAnswer } from './server/answer.ts';
import { createRequestListener, type LocalRoute } from './server/create-request-listener.ts';
import { closeServer, listenOnLoopback } from './server/listen-on-loopback.ts';

const ACCOUNT_ID = '000000000000';

export interface LocalAwsOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The folder for all state, created if it does not exist; or `:memory:`. */
  readonly dataPath: string;
  readonly clock?: Clock;
  /** `us-east-1` when left out. */
  readonly region?: string;
  /** By function name, the URLs where Lambda targets are invoked. */
  readonly lambdaUrls?: Readonly<Record<string, string>>;
  /** Called with unexpected errors; by default they go to stderr. */
  readonly onUnexpectedError?: (error: unknown) => void;
  /** Called with messages for the user, such as a lost event; by default they go to stderr. */
  readonly log?: (text: string) => void;
  /** Overrides of `STORAGE_LIMITS`. */
  readonly storageLimits?: Partial<StorageLimits>;
}

export interface LocalAws {
  /** For example `http://127.0.0.1:4566`. */
  readonly origin: string;
  readonly port: number;
  /** Cuts open connections and closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the server. Rejects with the system's error when the port is in use, with `DatabaseInUse`
 * when another process has the folder, and with `UnusableDatabase` when its file is damaged or
 * cannot be opened.
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { server, port } = await listenOnLoopback(options.port);
  const origin = `http://127.0.0.1:${port}`;
  const path = locateDatabase(options.dataPath);
  try {
    const database = openDatabase(path);
    const clock = options.clock ?? systemClock;
    const tellUnexpected = options.onUnexpectedError ?? writeToStderr;
    const onUnexpectedError = (error: unknown) =>
      tellUnexpected(explainDatabaseError(error, path) ?? error);
    const faults = createFaultList();
    const services = createServices({
      database,
      clock,
      account: { accountId: ACCOUNT_ID, region: options.region ?? 'us-east-1', origin },
      lambdaUrls: options.lambdaUrls ?? {},
      takeEntryFault: faults.takeEntryFault,
      takeReplayDelay: faults.takeReplayDelay,
      onUnexpectedError,
      log: options.log ?? logToStderr,
      storageLimits: { ...STORAGE_LIMITS, ...options.storageLimits },
    });
    const listener = createRequestListener({
      services: new Map(services.map((service) => [service.targetPrefix, service])),
      intercept: createFaultInjection(faults, clock),
      onUnexpectedError,
      answerLocalCall: createLocalRoute(faults, services),
    });
    server.on('request', listener);
    return {
      origin,
      port,
      close: async () => {
        await closeServer(server);
        await Promise.all(services.map((service) => service.close?.()));
        database.close();
      },
    };
  } catch (error) {
    await closeServer(server);
    throw explainDatabaseError(error, path) ?? error;
  }
}

function createLocalRoute(faults: FaultList, services: readonly AwsService[]): LocalRoute {
  const operationNames = new Set(services.flatMap(({ operations }) => [...operations.keys()]));
  const isOperation = (name: string) => operationNames.has(name);
  return (name, method, body) => {
    switch (name) {
      case 'health':
        return toJsonAnswer(200, { status: 'ok' });
      case 'faults':
        return answerFaultCall(faults, isOperation, method, body);
      default:
        return undefined;
    }
  };
}

function locateDatabase(dataPath: string): string {
  return dataPath === ':memory:' ? dataPath : join(dataPath, 'local-aws.sqlite');
}

function writeToStderr(error: unknown): void {
  logToStderr(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function logToStderr(text: string): void {
  process.stderr.write(`local-aws: ${text}\n`);
}
