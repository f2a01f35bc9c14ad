import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createFunctionEnvironment } from './function-environment.ts';
import type { LogDestination } from './log-shipping/ship-to-cloudwatch-logs.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of the Function URL host, from its environment. */
export interface FunctionUrlConfig {
  /** `FUNCTION_URL_PORT`, 3001. */
  readonly port: number;
  /** `FUNCTION_HANDLER`: path of the module. */
  readonly handlerPath: string;
  readonly handlerName: string;
  /** The rest of the environment, for the function. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Where log lines are shipped: the AWS at `AWS_ENDPOINT_URL_CLOUDWATCH_LOGS` or
   * `AWS_ENDPOINT_URL`. Without either they are not shipped.
   */
  readonly logs: LogDestination | undefined;
}

/** @throws Error that names a missing or invalid variable */
export function readFunctionUrlConfig(source: Environment = process.env): FunctionUrlConfig {
  const { FUNCTION_HANDLER, FUNCTION_URL_PORT, ...rest } = source;
  if (!FUNCTION_HANDLER) throw new Error('FUNCTION_HANDLER must be the path of a handler.');
  const text = FUNCTION_URL_PORT || '3001';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`FUNCTION_URL_PORT must be a port number (0 to 65535), but is "${text}".`);
  }
  const options = {
    handlerPath: resolve(FUNCTION_HANDLER),
    handlerName: 'handler',
    environment: { AWS_LAMBDA_LOG_STREAM_NAME: nameLogStream(new Date()), ...dropUnset(rest) },
  };
  return { port, ...options, logs: findLogDestination(createFunctionEnvironment(options)) };
}

/** The environment of the thread a function runs in. */
export function readFunctionEnvironment(): Environment {
  return process.env;
}

function findLogDestination(environment: Environment): LogDestination | undefined {
  const endpoint =
    environment['AWS_ENDPOINT_URL_CLOUDWATCH_LOGS'] || environment['AWS_ENDPOINT_URL'];
  if (!endpoint) return undefined;
  if (!URL.canParse(endpoint)) {
    throw new Error(`AWS_ENDPOINT_URL must be a URL, but is "${endpoint}".`);
  }
  return {
    endpoint,
    region: environment['AWS_REGION'] ?? '',
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
  };
}

function dropUnset(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** A name like Lambda's for each start: `2026/11/22/[$LATEST]` and 32 hex digits. */
function nameLogStream(startedAt: Date): string {
  const day = startedAt.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}
